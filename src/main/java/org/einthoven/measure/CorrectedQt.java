package org.einthoven.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.RrInterval;

/**
 * QT corrected for rate. In an irregular rhythm no one RR interval stands for the rate, so each beat is corrected by the RR
 * interval before it and the mean is taken (AHA/ACCF/HRS 2009, part IV).
 */
final class CorrectedQt {

    private CorrectedQt() {}

    /**
     * Adds every correction of the QT interval that is among {@code results}.
     *
     * @param cycles whose QT was measured
     */
    static void measure(List<CardiacCycle> cycles, Rhythm rhythm, Results results) {
        Double qtMs = results.value(Measure.QT);
        Basis basis = results.basis(Measure.QT).orElse(Basis.none(Caveat.NO_QT));
        Double rr = results.value(Measure.RR);
        for (QtCorrection correction : QtCorrection.values()) {
            if (qtMs == null || rr == null) {
                results.none(qtMs == null ? Caveat.NO_QT : Caveat.NO_RR, correction.measure());
            } else if (qtMs > rr) {
                results.none(Caveat.QT_BEYOND_RR, correction.measure());
            } else {
                put(correction, qtMs, rr, basis, cycles, rhythm, results);
            }
        }
    }

    private static void put(
            QtCorrection correction,
            double qtMs,
            double rrMs,
            Basis basis,
            List<CardiacCycle> cycles,
            Rhythm rhythm,
            Results results) {
        double corrected = correction.apply(qtMs, rrMs);
        Double error = basis.standardError();
        Double correctedError = error == null ? null : (Double) (correction.apply(qtMs + error, rrMs) - corrected);
        Basis own = new Basis(basis.beats(), basis.leads(), correctedError, basis.caveats());
        for (Caveat caveat : correction.caveats(60_000 / rrMs)) {
            own = own.with(caveat);
        }
        boolean asOneSays = results.isOverruled(Measure.QT) || results.isOverruled(Measure.RR);
        if (!rhythm.irregular() || asOneSays) {
            results.put(correction.measure(), corrected, own);
            return;
        }
        OptionalDouble mean = meanOverBeats(correction, cycles, rhythm);
        if (mean.isPresent()) {
            results.put(correction.measure(), mean.getAsDouble(), own.with(Caveat.IRREGULAR));
        } else {
            results.none(Caveat.NO_RR, correction.measure());
        }
    }

    private static OptionalDouble meanOverBeats(QtCorrection correction, List<CardiacCycle> cycles, Rhythm rhythm) {
        Map<Double, Double> rrBefore = new HashMap<>();
        for (RrInterval interval : rhythm.intervals()) {
            rrBefore.put(interval.second().timeMs(), interval.ms());
        }
        return cycles.stream()
                .filter(cycle -> rrBefore.containsKey(cycle.beat().timeMs()))
                .mapToDouble(cycle -> correction.apply(
                        Interval.QT.ofBeat(cycle), rrBefore.get(cycle.beat().timeMs())))
                .filter(ms -> !Double.isNaN(ms))
                .average();
    }
}
