package org.einthoven.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.einthoven.inference.ModelCard;
import org.einthoven.statistics.Interval;

/** Lays an evaluation's figures out as a card's list: {@code P.onset.f1} for what stands under P, onset, f1. */
final class CardMetrics {

    /** Four digits after the point. */
    private static final double DIGITS = 1e4;

    private CardMetrics() {}

    /**
     * @param metrics intervals, numbers, or maps of the same; what is not a number was not measured and is left out
     * @param on the records that they were measured on
     */
    static List<ModelCard.Metric> of(Map<String, ?> metrics, String on) {
        List<ModelCard.Metric> list = new ArrayList<>();
        collect("", metrics, on, list);
        return list;
    }

    private static void collect(String path, Object value, String on, List<ModelCard.Metric> list) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> collect(path.isEmpty() ? "" + key : path + "." + key, inner, on, list));
        } else if (value instanceof Interval interval && Double.isFinite(interval.value())) {
            list.add(new ModelCard.Metric(
                    path, rounded(interval.value()), rounded(interval.low()), rounded(interval.high()), on));
        } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            list.add(new ModelCard.Metric(path, rounded(number.doubleValue()), null, null, on));
        }
    }

    private static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}
