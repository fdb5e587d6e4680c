package org.einthoven.fhir.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.einthoven.fhir.store.IndexedValues.Amount;
import org.einthoven.fhir.store.IndexedValues.Span;
import org.einthoven.fhir.store.IndexedValues.Target;
import org.einthoven.fhir.store.IndexedValues.Text;
import org.einthoven.fhir.store.ResourceWriter.Written;
import org.einthoven.fhir.store.RowWrites.Column;

/** Writes what resources are found by other than by equality, over what was there. */
final class IndexRows {

    private static final List<String> TABLES = List.of("fhir_reference", "fhir_string", "fhir_date", "fhir_quantity");

    private static final List<Column<Of<Target>>> REFERENCES = List.of(
            new Column<>("bigint", Of::key),
            new Column<>("bigint", row -> row.value().place()),
            new Column<>("text", row -> row.value().type()),
            new Column<>("text", row -> row.value().id()));

    private static final List<Column<Of<Text>>> TEXTS = List.of(
            new Column<>("bigint", Of::key),
            new Column<>("bigint", row -> row.value().place()),
            new Column<>("boolean", row -> row.value().first()),
            new Column<>("text", row -> IndexedText.folded(row.value().whole())),
            new Column<>("text", row -> row.value().exact()),
            new Column<>("text", row -> IndexedText.whole(row.value().whole())));

    private static final List<Column<Of<Span>>> SPANS = List.of(
            new Column<>("bigint", Of::key),
            new Column<>("bigint", row -> row.value().place()),
            new Column<>("boolean", row -> row.value().first()),
            new Column<>("timestamptz", row -> row.value().low()),
            new Column<>("timestamptz", row -> row.value().high()));

    private static final List<Column<Of<Amount>>> AMOUNTS = List.of(
            new Column<>("bigint", Of::key),
            new Column<>("bigint", row -> row.value().place()),
            new Column<>("boolean", row -> row.value().first()),
            new Column<>("double precision", row -> row.value().low()),
            new Column<>("double precision", row -> row.value().high()),
            new Column<>("text", row -> row.value().system()),
            new Column<>("text", row -> row.value().code()),
            new Column<>("text", row -> row.value().unit()));

    private IndexRows() {}

    /** A value of the resource that has this key. */
    private record Of<V>(long key, V value) {}

    static void replace(RowWrites writes, List<Written> written) {
        List<Written> replaced = written.stream().filter(one -> !one.isNew()).toList();
        for (String table : TABLES) {
            writes.add(
                    "delete from " + table + " where resource in (select c1 from %s)",
                    replaced,
                    List.of(new Column<>("bigint", Written::key)));
        }
        insert(writes, "fhir_reference", written, values -> values.references, REFERENCES);
        insert(writes, "fhir_string", written, values -> values.texts, TEXTS);
        insert(writes, "fhir_date", written, values -> values.spans, SPANS);
        insert(writes, "fhir_quantity", written, values -> values.amounts, AMOUNTS);
    }

    private static <V> void insert(
            RowWrites writes,
            String table,
            List<Written> written,
            Function<IndexedValues, Collection<V>> values,
            List<Column<Of<V>>> columns) {
        List<Of<V>> rows = new ArrayList<>();
        for (Written one : written) {
            values.apply(one.values()).forEach(value -> rows.add(new Of<>(one.key(), value)));
        }
        writes.add("insert into " + table + " select * from %s", rows, columns);
    }
}
