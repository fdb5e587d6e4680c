package org.einthoven.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.einthoven.measure.RepresentativeBeat.Extent;
import org.jspecify.annotations.Nullable;

/**
 * The frontal axis of P, QRS and T in degrees, -180 to 180: the direction of the net area under the wave in lead I (at
 * 0°) and aVF (at 90°). aVF is recorded at {@code sqrt(3)/2} of the scale of I, so it is scaled up by {@code 2/sqrt(3)}.
 */
final class FrontalAxis {

    private static final double AVF_SCALE = 2 / Math.sqrt(3);

    /** A wave whose mean net potential is below this, in mV, points nowhere: a fifth of a millimetre on paper. */
    private static final double SMALLEST_MV = 0.02;

    /** As well a wave of which not more than this share is left when what is down is taken from what is up. */
    private static final double LEAST_NET = 0.1;

    private static final Map<Wave, Measure> AXES =
            Map.of(Wave.P, Measure.P_AXIS, Wave.QRS, Measure.QRS_AXIS, Wave.T, Measure.T_AXIS);

    private FrontalAxis() {}

    /** Adds the axes of {@code beat}, or why there are none, to {@code results}. */
    static void measure(@Nullable RepresentativeBeat beat, Results results) {
        Optional<Samples> one = lead(beat, LeadName.I);
        Optional<Samples> avf = lead(beat, LeadName.AVF);
        if (beat == null || one.isEmpty() || avf.isEmpty()) {
            Caveat why = beat == null ? Caveat.TOO_FEW_BEATS : Caveat.NO_LIMB_LEADS;
            results.none(why, Measure.P_AXIS, Measure.QRS_AXIS, Measure.T_AXIS);
            return;
        }
        Potentials across = new Potentials(one.get().toArray(), beat.rate());
        Potentials down = new Potentials(avf.get().toArray(), beat.rate());
        AXES.forEach((wave, axis) -> beat.wave(wave)
                .ifPresentOrElse(
                        extent -> {
                            Extent zero = wave == Wave.P
                                    ? extent
                                    : beat.wave(Wave.QRS).orElseThrow();
                            put(
                                    axis,
                                    beat,
                                    Sums.of(across, extent, zero, 1),
                                    Sums.of(down, extent, zero, AVF_SCALE),
                                    results);
                        },
                        () -> results.none(missing(wave), axis)));
    }

    private static Optional<Samples> lead(@Nullable RepresentativeBeat beat, LeadName name) {
        return Optional.ofNullable(beat).flatMap(known -> known.lead(name));
    }

    private static void put(Measure axis, RepresentativeBeat beat, Sums across, Sums down, Results results) {
        double net = Math.hypot(across.net, down.net);
        if (!(net >= SMALLEST_MV && net >= LEAST_NET * Math.hypot(across.all, down.all))) {
            results.none(Caveat.INDETERMINATE_AXIS, axis);
            return;
        }
        List<LeadName> recorded = new ArrayList<>();
        for (var lead : beat.leads()) {
            if (lead.name().isLimbLead() && !beat.derived().contains(lead.name())) {
                recorded.add(lead.name());
            }
        }
        results.put(
                axis,
                Math.toDegrees(Math.atan2(down.net, across.net)),
                new Basis(beat.beatsMs().size(), recorded, null, Set.of()));
    }

    private static Caveat missing(Wave wave) {
        return switch (wave) {
            case P -> Caveat.NO_P_WAVES;
            case T -> Caveat.NO_T_END;
            default -> Caveat.NO_QRS_ENDS;
        };
    }

    /** Mean potential of a wave over its zero line, in mV: what is up less what is down, and both together. */
    private record Sums(double net, double all) {

        static Sums of(Potentials potentials, Extent wave, Extent zero, double scale) {
            double line = potentials.mean(zero.onsetMs() - StLevels.BASELINE_MS, zero.onsetMs());
            double net = 0;
            double all = 0;
            int steps = 0;
            for (double ms = wave.onsetMs(); ms <= wave.offsetMs(); ms++) {
                double mv = scale * (potentials.at(ms) - line);
                net += mv;
                all += Math.abs(mv);
                steps++;
            }
            return new Sums(net / steps, all / steps);
        }
    }
}
