package org.einthoven.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.einthoven.inference.ModelCard.Metric;
import org.jspecify.annotations.Nullable;

/** Two versions of a model side by side: what each card says of the same figure, on the same recordings where it can be. */
public record ModelComparison(ModelRow one, ModelRow other, List<Group> groups, List<ConfusionTable> confusions) {

    public ModelComparison {
        groups = List.copyOf(groups);
        confusions = List.copyOf(confusions);
    }

    /**
     * Figures with the same recordings behind them.
     *
     * @param on the recordings of the one version, empty where its card has no such figures
     * @param otherOn those of the other version
     * @param plot of those that have intervals, as SVG; empty for none
     */
    public record Group(String on, String otherOn, List<Line> lines, String plot) {
        public Group {
            lines = List.copyOf(lines);
        }

        public boolean isOnTheSame() {
            return on.equals(otherOn);
        }

        public boolean isOfBoth() {
            return !on.isEmpty() && !otherOn.isEmpty();
        }
    }

    /** One figure; empty on the side whose card does not have it. */
    public record Line(ModelRow.Figure name, ModelRow.Figure one, ModelRow.Figure other) {}

    private record Pair(@Nullable Metric one, @Nullable Metric other) {
        Line line() {
            ModelRow.Figure here = one == null ? ModelRow.Figure.NONE : ModelRow.Figure.of(one);
            ModelRow.Figure there = other == null ? ModelRow.Figure.NONE : ModelRow.Figure.of(other);
            return new Line(one == null ? there : here, here, there);
        }

        List<String> on() {
            return List.of(one == null ? "" : one.on(), other == null ? "" : other.on());
        }
    }

    /** @param drawing what its drawings show, in words */
    static ModelComparison of(ModelRow one, ModelRow other, String drawing) {
        Map<List<String>, List<Pair>> groups = new LinkedHashMap<>();
        for (Pair pair : pairs(figures(one), figures(other))) {
            groups.computeIfAbsent(pair.on(), on -> new ArrayList<>()).add(pair);
        }
        List<ConfusionTable> confusions =
                new ArrayList<>(ConfusionTable.of(one.version(), one.card().metrics()));
        confusions.addAll(ConfusionTable.of(other.version(), other.card().metrics()));
        return new ModelComparison(
                one,
                other,
                groups.entrySet().stream()
                        .map(group -> group(group.getKey(), group.getValue(), drawing))
                        .toList(),
                confusions);
    }

    /** Without the counts of which class was called which: they are tables of their own. */
    private static List<Metric> figures(ModelRow row) {
        return row.card().metrics().stream()
                .filter(metric -> !ConfusionTable.isCount(metric))
                .toList();
    }

    private static Group group(List<String> on, List<Pair> pairs, String drawing) {
        List<IntervalSvg.Pair> drawn = pairs.stream()
                .map(pair -> new IntervalSvg.Pair(pair.one(), pair.other()))
                .toList();
        return new Group(
                on.get(0), on.get(1), pairs.stream().map(Pair::line).toList(), IntervalSvg.draw(drawn, drawing));
    }

    /** First those of one name on the same recordings, then those of one name on others, then what only one has. */
    private static List<Pair> pairs(List<Metric> left, List<Metric> right) {
        List<Metric> here = new ArrayList<>(left);
        List<Metric> there = new ArrayList<>(right);
        List<Pair> pairs = new ArrayList<>();
        match(here, there, pairs, (a, b) -> a.name().equals(b.name()) && a.on().equals(b.on()));
        match(here, there, pairs, (a, b) -> a.name().equals(b.name()));
        here.forEach(metric -> pairs.add(new Pair(metric, null)));
        there.forEach(metric -> pairs.add(new Pair(null, metric)));
        return pairs;
    }

    private static void match(
            List<Metric> here, List<Metric> there, List<Pair> pairs, BiPredicate<Metric, Metric> same) {
        for (Metric metric : List.copyOf(here)) {
            there.stream().filter(other -> same.test(metric, other)).findFirst().ifPresent(other -> {
                pairs.add(new Pair(metric, other));
                here.remove(metric);
                there.remove(other);
            });
        }
    }
}
