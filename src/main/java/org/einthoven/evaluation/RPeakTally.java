package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.einthoven.evaluation.Ec57.Stretch;

/**
 * What came of the R peaks of one patient.
 *
 * @param jittersMs how far each found peak is from its reference, in ms
 */
record RPeakTally(long missed, long invented, List<Double> jittersMs) {

    RPeakTally {
        jittersMs = List.copyOf(jittersMs);
    }

    /**
     * @param truthMs reference peaks in ms, ascending
     * @param foundMs found peaks in ms, ascending
     * @param unscored stretches in which an unanswered peak is not held against the detector
     */
    static RPeakTally of(double[] truthMs, double[] foundMs, List<Stretch> unscored) {
        Matching matching = Matching.nearest(truthMs, foundMs);
        List<Double> jitters = new ArrayList<>();
        for (int t = 0; t < truthMs.length; t++) {
            if (matching.isFound(t)) {
                jitters.add(Math.abs(foundMs[matching.foundFor(t)] - truthMs[t]));
            }
        }
        long invented = 0;
        for (int f = 0; f < foundMs.length; f++) {
            if (!matching.isTrue(f) && !isUnscored(foundMs[f], unscored)) {
                invented++;
            }
        }
        return new RPeakTally(truthMs.length - jitters.size(), invented, jitters);
    }

    static boolean isUnscored(double ms, List<Stretch> unscored) {
        return unscored.stream()
                .anyMatch(s -> ms >= s.fromMs() - Matching.WINDOW_MS && ms <= s.toMs() + Matching.WINDOW_MS);
    }

    long found() {
        return jittersMs.size();
    }

    /** The task's metrics by their published keys, each with its interval over patients. */
    static Map<String, Object> metrics(List<RPeakTally> patients) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("se", Bootstrap.interval(patients, group -> {
            long found = group.stream().mapToLong(RPeakTally::found).sum();
            return ratio(
                    found, found + group.stream().mapToLong(RPeakTally::missed).sum());
        }));
        metrics.put("ppv", Bootstrap.interval(patients, group -> {
            long found = group.stream().mapToLong(RPeakTally::found).sum();
            return ratio(
                    found,
                    found + group.stream().mapToLong(RPeakTally::invented).sum());
        }));
        metrics.put("f1", Bootstrap.interval(patients, group -> {
            long found = group.stream().mapToLong(RPeakTally::found).sum();
            long wrong =
                    group.stream().mapToLong(p -> p.missed() + p.invented()).sum();
            return ratio(2 * found, 2 * found + wrong);
        }));
        // the median over patients of their medians: quick to draw, and no long recording outweighs the rest
        List<Double> medians = patients.stream()
                .filter(p -> p.found() > 0)
                .map(p -> median(p.jittersMs().stream().mapToDouble(Double::doubleValue)))
                .toList();
        metrics.put(
                "medianJitterMs",
                Bootstrap.interval(medians, group -> median(group.stream().mapToDouble(Double::doubleValue))));
        return metrics;
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
