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
 * What a card measured apart, such as in women, in a decade of age, in a rhythm or in a lead: a row for each group, which
 * its figures name {@code groups.female.auc}, behind the name of a task where there is more than one.
 *
 * @param what was measured; empty where the card does not name it
 * @param on the recordings
 * @param columns names of figures
 */
public record SubgroupTable(String what, String on, List<String> columns, List<Row> rows) {
    private static final Pattern GROUPED =
            Pattern.compile("(?:(.+)\\.)?(groups|f1ByRhythm|f1ByLead|endToEndByRhythm)\\.([^.]+)\\.(.+)");
    private static final Pattern DECADE = Pattern.compile("age(\\d+)s");
    private static final int OLDEST = 90;

    public SubgroupTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** @param cells a figure for each column; {@link ModelRow.Figure#NONE} where there is none */
    public record Row(String group, List<ModelRow.Figure> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    static boolean isGrouped(Metric metric) {
        return GROUPED.matcher(metric.name()).matches();
    }

    /** One for each set of recordings, in the order of the card. */
    static List<SubgroupTable> of(List<Metric> metrics) {
        Map<Measured, Map<Group, Map<String, Metric>>> tables = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            Matcher name = GROUPED.matcher(metric.name());
            if (name.matches()) {
                tables.computeIfAbsent(new Measured(name.group(1), metric.on()), on -> new LinkedHashMap<>())
                        .computeIfAbsent(new Group(name.group(2), name.group(3)), group -> new LinkedHashMap<>())
                        .put(name.group(4), metric);
            }
        }
        return tables.entrySet().stream()
                .map(table -> of(table.getKey(), table.getValue()))
                .toList();
    }

    private record Measured(@Nullable String what, String on) {}

    /** A rhythm and a lead, say, may bear one name: they are two groups. */
    private record Group(String kind, String name) {}

    private static SubgroupTable of(Measured measured, Map<Group, Map<String, Metric>> groups) {
        Set<String> columns = new LinkedHashSet<>();
        groups.values().forEach(row -> columns.addAll(row.keySet()));
        List<Row> rows = new ArrayList<>();
        groups.forEach((group, row) -> rows.add(new Row(
                words(group.name),
                columns.stream().map(column -> figure(row.get(column))).toList())));
        return new SubgroupTable(measured.what == null ? "" : measured.what, measured.on, List.copyOf(columns), rows);
    }

    private static ModelRow.Figure figure(@Nullable Metric metric) {
        return metric == null ? ModelRow.Figure.NONE : ModelRow.Figure.of(metric);
    }

    /** {@code age60s} is "60 to 69 years"; what else a group is called, it is called here. */
    private static String words(String group) {
        Matcher decade = DECADE.matcher(group);
        if (!decade.matches()) {
            return group;
        }
        int from = Integer.parseInt(decade.group(1));
        return from == OLDEST ? from + " years or more" : from + " to " + (from + 9) + " years";
    }
}
