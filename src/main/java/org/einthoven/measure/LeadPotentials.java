package org.einthoven.measure;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.Wave;
import org.einthoven.measure.QrsDeflections.Deflection;
import org.einthoven.measure.RepresentativeBeat.Extent;
import org.jspecify.annotations.Nullable;

/** Measures one lead of a representative beat whose QRS complex was found. */
final class LeadPotentials {

    /** The QRS complex is looked at in steps of this, finer than any sample. */
    private static final double STEP_MS = 1;

    /** What is lower than so many standard errors is not told from noise. */
    private static final double NOISE = 3;

    private final RepresentativeBeat beat;
    private final Extent qrs;

    LeadPotentials(RepresentativeBeat beat) {
        this.beat = beat;
        this.qrs = beat.wave(Wave.QRS).orElseThrow();
    }

    /** @param inPart the levels of the ST segment of a lead that was recorded in part; empty for one that was recorded throughout */
    LeadMeasurement measure(Lead lead, double standardErrorMv, Optional<StLevels> inPart) {
        Potentials potentials = new Potentials(lead.samples().toArray(), beat.rate());
        double baseline = StLevels.baseline(potentials, qrs.onsetMs());
        StLevels st = inPart.orElseGet(() -> StLevels.of(potentials, qrs));
        QrsDeflections deflections = deflections(potentials, baseline, NOISE * standardErrorMv);
        Deflection last = deflections.rPrime() == null ? deflections.r() : deflections.rPrime();
        return new LeadMeasurement(
                lead.name(),
                beat.derived().contains(lead.name()),
                beat.wave(Wave.P)
                        .map(p -> farthest(potentials, p, StLevels.baseline(potentials, p.onsetMs())))
                        .orElse(null),
                of(deflections.q(), Deflection::mv),
                of(deflections.q(), Deflection::durationMs),
                of(deflections.r(), Deflection::mv),
                of(deflections.r(), Deflection::durationMs),
                of(deflections.s(), Deflection::mv),
                of(deflections.s(), Deflection::durationMs),
                of(deflections.rPrime(), Deflection::mv),
                of(deflections.rPrime(), Deflection::durationMs),
                of(deflections.sPrime(), Deflection::mv),
                of(deflections.sPrime(), Deflection::durationMs),
                of(last, Deflection::peakMs),
                known(potentials.mean(qrs.onsetMs(), qrs.offsetMs()) - baseline),
                beat.wave(Wave.T).map(t -> farthest(potentials, t, baseline)).orElse(null),
                st.jMv(),
                st.j40Mv(),
                st.j60Mv(),
                st.j80Mv(),
                known(standardErrorMv),
                st.basis());
    }

    private QrsDeflections deflections(Potentials potentials, double baseline, double noiseMv) {
        double[] mv = new double[1 + (int) Math.round(qrs.durationMs() / STEP_MS)];
        for (int i = 0; i < mv.length; i++) {
            mv[i] = potentials.at(qrs.onsetMs() + i * STEP_MS) - baseline;
        }
        return QrsDeflections.of(mv, STEP_MS, noiseMv);
    }

    private static @Nullable Double farthest(Potentials potentials, Extent wave, double baseline) {
        double farthest = 0;
        for (double ms = wave.onsetMs(); ms <= wave.offsetMs(); ms += STEP_MS) {
            double mv = potentials.at(ms) - baseline;
            farthest = Math.abs(mv) > Math.abs(farthest) || Double.isNaN(mv) ? mv : farthest;
        }
        return known(farthest);
    }

    private static @Nullable Double of(@Nullable Deflection deflection, ToDoubleFunction<Deflection> what) {
        return deflection == null ? null : known(what.applyAsDouble(deflection));
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }
}
