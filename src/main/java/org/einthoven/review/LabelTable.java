package org.einthoven.review;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.refresh.LabelSource;
import org.einthoven.refresh.TrainingSet.Count;
import org.einthoven.refresh.TrainingSet.Kind;

/** How many labels of one kind a training set has, a row a label, a column a {@link LabelSource}. */
public record LabelTable(Kind kind, List<Row> rows) {
    public LabelTable {
        rows = List.copyOf(rows);
    }

    /** @param counts in the order of {@link LabelSource} */
    public record Row(String label, List<Long> counts) {
        public Row {
            counts = List.copyOf(counts);
        }
    }

    /** A table for each kind that there is. */
    static List<LabelTable> of(List<Count> counts) {
        List<LabelTable> tables = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<Row> rows = counts.stream()
                    .filter(count -> count.kind() == kind)
                    .map(Count::label)
                    .distinct()
                    .map(label -> new Row(label, row(counts, kind, label)))
                    .toList();
            if (!rows.isEmpty()) {
                tables.add(new LabelTable(kind, rows));
            }
        }
        return tables;
    }

    private static List<Long> row(List<Count> counts, Kind kind, String label) {
        List<Long> row = new ArrayList<>();
        for (LabelSource source : LabelSource.values()) {
            row.add(counts.stream()
                    .filter(count -> count.kind() == kind && count.label().equals(label) && count.source() == source)
                    .mapToLong(Count::count)
                    .sum());
        }
        return row;
    }
}
