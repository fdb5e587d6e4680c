package org.einthoven.fhir.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.einthoven.fhir.store.IndexedValues.Amount;
import org.einthoven.fhir.store.IndexedValues.Span;
import org.einthoven.fhir.store.IndexedValues.Target;
import org.einthoven.fhir.store.IndexedValues.Text;
import org.einthoven.fhir.store.ResourceWriter.Written;

/** Writes what resources are found by other than by equality, over what was there. */
final class IndexRows {

    private static final List<String> TABLES = List.of("fhir_reference", "fhir_string", "fhir_date", "fhir_quantity");

    private IndexRows() {}

    static void replace(Connection connection, List<Written> written) throws SQLException {
        Long[] replaced = written.stream()
                .filter(one -> one.version() > 1)
                .map(Written::key)
                .toArray(Long[]::new);
        if (replaced.length > 0) {
            for (String table : TABLES) {
                try (Statement delete = Statement.of(connection, "delete from " + table + " where resource = any(?)")) {
                    delete.set(replaced).execute();
                }
            }
        }
        references(connection, written);
        texts(connection, written);
        spans(connection, written);
        amounts(connection, written);
    }

    private static void references(Connection connection, List<Written> written) throws SQLException {
        try (Batch batch = new Batch(connection, "insert into fhir_reference values (?, ?, ?, ?)")) {
            for (Written one : written) {
                for (Target target : one.values().references) {
                    batch.add(one.key(), target.place(), target.type(), target.id());
                }
            }
        }
    }

    private static void texts(Connection connection, List<Written> written) throws SQLException {
        try (Batch batch = new Batch(connection, "insert into fhir_string values (?, ?, ?, ?, ?)")) {
            for (Written one : written) {
                for (Text text : one.values().texts) {
                    batch.add(one.key(), text.place(), text.first(), text.folded(), text.exact());
                }
            }
        }
    }

    private static void spans(Connection connection, List<Written> written) throws SQLException {
        try (Batch batch = new Batch(connection, "insert into fhir_date values (?, ?, ?, ?, ?)")) {
            for (Written one : written) {
                for (Span span : one.values().spans) {
                    batch.add(one.key(), span.place(), span.first(), span.low(), span.high());
                }
            }
        }
    }

    private static void amounts(Connection connection, List<Written> written) throws SQLException {
        try (Batch batch = new Batch(
                connection,
                "insert into fhir_quantity values (?, ?, ?, ?, ?, cast(? as text), cast(? as text), cast(? as text))")) {
            for (Written one : written) {
                for (Amount amount : one.values().amounts) {
                    batch.add(
                            one.key(),
                            amount.place(),
                            amount.first(),
                            amount.low(),
                            amount.high(),
                            amount.system(),
                            amount.code(),
                            amount.unit());
                }
            }
        }
    }
}
