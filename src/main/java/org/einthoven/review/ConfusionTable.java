package org.einthoven.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.inference.ModelCard.Metric;
import org.jspecify.annotations.Nullable;

/**
 * Which class a version called which, as its card counts it in figures {@code confusion.TRUTH.CALLED}, behind the name of what was counted
 * where there is more than one table: {@code endToEnd.confusion.N.V}.
 *
 * @param version whose card it is
 * @param what was counted; empty where the card has one table
 * @param on the recordings that were counted
 * @param classes in the order of the card, for columns and rows
 */
public record ConfusionTable(String version, String what, String on, List<String> classes, List<Row> rows) {
    private static final Pattern COUNT = Pattern.compile("(?:(.+)\\.)?confusion\\.([^.]+)\\.([^.]+)");
    private static final int SHADES = 10;

    /** As the evaluator of beats calls it. */
    private static final String NOTHING = "none";

    public ConfusionTable {
        classes = List.copyOf(classes);
        rows = List.copyOf(rows);
    }

    /** All of one true class. */
    public record Row(String truth, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * @param share of the row, in percent
     * @param shade the same from 0 to 10: part of a CSS class
     */
    public record Cell(String count, String share, int shade, boolean right) {}

    /** Whether this stands for what was missed, or seen where nothing is. */
    public boolean isNothing(String ofClass) {
        return ofClass.equals(NOTHING);
    }

    static boolean isCount(Metric metric) {
        return COUNT.matcher(metric.name()).matches();
    }

    /** One for each set of recordings on which the card has such counts. */
    static List<ConfusionTable> of(String version, List<Metric> metrics) {
        Map<Counted, Map<String, Map<String, Double>>> counts = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            Matcher name = COUNT.matcher(metric.name());
            if (name.matches()) {
                counts.computeIfAbsent(new Counted(name.group(1), metric.on()), on -> new LinkedHashMap<>())
                        .computeIfAbsent(name.group(2), truth -> new LinkedHashMap<>())
                        .put(name.group(3), metric.value());
            }
        }
        return counts.entrySet().stream()
                .map(table -> of(version, table.getKey(), table.getValue()))
                .toList();
    }

    private record Counted(@Nullable String what, String on) {}

    private static ConfusionTable of(String version, Counted counted, Map<String, Map<String, Double>> counts) {
        Set<String> classes = new LinkedHashSet<>(counts.keySet());
        counts.values().forEach(row -> classes.addAll(row.keySet()));
        List<Row> rows = new ArrayList<>();
        counts.forEach((truth, row) -> {
            double all = row.values().stream().mapToDouble(Double::doubleValue).sum();
            rows.add(new Row(
                    truth,
                    classes.stream()
                            .map(called -> cell(row.getOrDefault(called, 0.0), all, truth.equals(called)))
                            .toList()));
        });
        return new ConfusionTable(
                version, counted.what == null ? "" : counted.what, counted.on, List.copyOf(classes), rows);
    }

    private static Cell cell(double count, double all, boolean right) {
        double share = all == 0 ? 0 : count / all;
        return new Cell(
                Numbers.decimals(count, 0),
                Numbers.decimals(100 * share, 1) + " %",
                (int) Math.round(SHADES * share),
                right);
    }
}
