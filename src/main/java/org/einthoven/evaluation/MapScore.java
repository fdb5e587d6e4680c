package org.einthoven.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.einthoven.explain.Faithfulness;
import org.einthoven.statistics.Interval;

/**
 * What was measured of one map. NaN stands for what cannot be asked of it.
 *
 * @param pointed share of its peaks that lie where the evidence is known to be
 * @param pointedByChance the same for a peak anywhere
 * @param deletion what is lost when its parts are erased in its order, and in others
 * @param insertion what is won when its parts alone are left, in its order, and in others
 * @param rankCorrelation with the map of the model with shuffled weights
 * @param incompleteness how far its shares are from adding up, in log-odds
 * @param rule what the product demands of such a map
 * @param test the product's own test of this map
 * @param chance the same of maps drawn at random
 */
record MapScore(
        double pointed,
        double pointedByChance,
        Areas deletion,
        Areas insertion,
        double rankCorrelation,
        double incompleteness,
        Predicate<Faithfulness> rule,
        Faithfulness test,
        List<Faithfulness> chance) {

    /**
     * Areas under a curve over the share of the parts, 0 to 1, in log-odds.
     *
     * @param byMap in the order of the map
     * @param byAmplitude in the order of amplitude, the largest first
     * @param byChance in random order
     */
    record Areas(double byMap, double byAmplitude, double byChance) {}

    /** The figures of one method, each with its interval over patients. */
    static Map<String, Object> figures(List<List<MapScore>> patients) {
        List<List<MapScore>> mapped =
                patients.stream().filter(maps -> !maps.isEmpty()).toList();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("patients", mapped.size());
        figures.put("maps", mapped.stream().mapToInt(List::size).sum());
        figures.put("pointing", mean(mapped, MapScore::pointed));
        figures.put("pointingByChance", mean(mapped, MapScore::pointedByChance));
        figures.put("pointingAboveChance", mean(mapped, map -> map.pointed - map.pointedByChance));
        figures.put("deletion", areas(mapped, MapScore::deletion));
        figures.put("insertion", areas(mapped, MapScore::insertion));
        figures.put("rankCorrelationWithShuffledWeights", mean(mapped, MapScore::rankCorrelation));
        figures.put(
                "largestIncompleteness",
                mapped.stream()
                        .flatMap(List::stream)
                        .mapToDouble(MapScore::incompleteness)
                        .filter(value -> !Double.isNaN(value))
                        .max()
                        .orElse(Double.NaN));
        figures.put("advantage", mean(mapped, map -> map.test.advantage()));
        figures.put("advantageOf95OfChance", highAdvantageByChance(mapped));
        figures.put("passes", mean(mapped, map -> map.passes(List.of(map.test))));
        figures.put("passesByChance", mean(mapped, map -> map.passes(map.chance)));
        return figures;
    }

    private double passes(List<Faithfulness> tests) {
        return (double) tests.stream().filter(rule).count() / tests.size();
    }

    /** What 95 of 100 maps drawn at random stay below: from there on a map's advantage is hardly chance. */
    private static double highAdvantageByChance(List<List<MapScore>> patients) {
        double[] sorted = patients.stream()
                .flatMap(List::stream)
                .flatMap(map -> map.chance.stream())
                .mapToDouble(Faithfulness::advantage)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) (0.95 * sorted.length)];
    }

    private interface Curve {
        Areas of(MapScore map);
    }

    private static Map<String, Object> areas(List<List<MapScore>> patients, Curve curve) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("byMap", mean(patients, map -> curve.of(map).byMap));
        figures.put("byAmplitude", mean(patients, map -> curve.of(map).byAmplitude));
        figures.put("byChance", mean(patients, map -> curve.of(map).byChance));
        figures.put("aboveAmplitude", mean(patients, map -> curve.of(map).byMap - curve.of(map).byAmplitude));
        figures.put("aboveChance", mean(patients, map -> curve.of(map).byMap - curve.of(map).byChance));
        return figures;
    }

    /** Over the maps of which it could be asked. */
    private static Interval mean(List<List<MapScore>> patients, ToDoubleFunction<MapScore> figure) {
        return Bootstrap.interval(patients, group -> group.stream()
                .flatMap(List::stream)
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN));
    }
}
