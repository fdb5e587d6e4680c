package org.einthoven.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What a back-up holds, so that a restore can tell that it got all of it.
 *
 * @param format of the file
 * @param schema version of the tables, as Flyway counts
 * @param takenAt ISO 8601
 * @param sequences how far each has counted
 */
record Manifest(int format, String schema, String takenAt, List<Table> tables, Map<String, Long> sequences) {
    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param sha256 of its rows as PostgreSQL copies them, in hexadecimal digits */
    record Table(String name, List<String> columns, long rows, String sha256) {
        Table {
            columns = List.copyOf(columns);
        }
    }

    Manifest {
        tables = List.copyOf(tables);
        sequences = Map.copyOf(sequences);
    }

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    byte[] write() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws StartFailure where it is none that is understood here */
    static Manifest parse(byte[] json) {
        try {
            Manifest manifest = JSON.readValue(json, Manifest.class);
            if (manifest.format() != FORMAT) {
                throw new StartFailure("The back-up has format " + manifest.format() + ", and this program reads "
                        + FORMAT + ": restore it with the version that made it.");
            }
            return manifest;
        } catch (IOException unreadable) {
            throw new StartFailure("The back-up's manifest cannot be read.", unreadable);
        }
    }
}
