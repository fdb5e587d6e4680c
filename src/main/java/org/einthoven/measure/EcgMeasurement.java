package org.einthoven.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.einthoven.ecg.Ecg;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.RrInterval;
import org.jspecify.annotations.Nullable;

/** Measures an ECG: rate over all beats; intervals and axes over the beats of the dominant class. */
public final class EcgMeasurement {

    /**
     * PR intervals that lie further than this around their median, in ms (median absolute deviation), do not belong
     * together: atria and ventricles beat apart, and no number would be true. A block that grows from beat to beat
     * (Wenckebach) stays below; P waves that walk through the cycle have a quarter of it, 150 ms and more.
     */
    private static final double LARGEST_PR_SPREAD_MS = 40;

    private static final DoubleUnaryOperator BAZETT = Math::sqrt;
    private static final DoubleUnaryOperator FRIDERICIA = Math::cbrt;

    private EcgMeasurement() {}

    /**
     * @param ecg the usable leads, for the axes
     * @param cycles every beat of {@code rhythm} with its waves
     */
    public static Measurements measure(Ecg ecg, List<CardiacCycle> cycles, Rhythm rhythm) {
        List<CardiacCycle> dominant = CardiacCycle.dominant(cycles);
        OptionalDouble rr = rhythm.typicalRrMs();
        @Nullable Double qt = orNull(Interval.QT.median(dominant));
        return new Measurements(
                rr.isPresent() ? (Double) (60_000 / rr.getAsDouble()) : null,
                orNull(rr),
                pr(dominant),
                orNull(Interval.P.median(dominant)),
                orNull(Interval.QRS.median(dominant)),
                qt,
                corrected(qt, BAZETT, dominant, rhythm),
                corrected(qt, FRIDERICIA, dominant, rhythm),
                FrontalAxis.of(ecg, dominant));
    }

    private static @Nullable Double pr(List<CardiacCycle> dominant) {
        double[] values = Interval.PR.ofEach(dominant);
        boolean belongTogether = values.length > 0 && Median.absoluteDeviation(values) <= LARGEST_PR_SPREAD_MS;
        return belongTogether ? (Double) Median.of(values) : null;
    }

    /**
     * QT corrected for rate: QT divided by a root of RR in seconds. In an irregular rhythm no one RR interval stands for
     * the rate, so each beat is corrected by the RR interval before it and the mean is taken (AHA/ACCF/HRS 2009, part IV).
     */
    private static @Nullable Double corrected(
            @Nullable Double qtMs, DoubleUnaryOperator root, List<CardiacCycle> dominant, Rhythm rhythm) {
        OptionalDouble rr = rhythm.typicalRrMs();
        if (qtMs == null || rr.isEmpty() || qtMs > rr.getAsDouble()) {
            return null;
        }
        if (!rhythm.irregular()) {
            return qtMs / root.applyAsDouble(rr.getAsDouble() / 1000);
        }
        Map<Double, Double> rrBefore = new HashMap<>();
        for (RrInterval interval : rhythm.intervals()) {
            rrBefore.put(interval.second().timeMs(), interval.ms());
        }
        return orNull(dominant.stream()
                .filter(cycle -> rrBefore.containsKey(cycle.beat().timeMs()))
                .mapToDouble(cycle -> Interval.QT.ofBeat(cycle)
                        / root.applyAsDouble(rrBefore.get(cycle.beat().timeMs()) / 1000))
                .filter(ms -> !Double.isNaN(ms))
                .average());
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }
}
