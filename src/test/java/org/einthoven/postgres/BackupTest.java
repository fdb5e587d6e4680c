package org.einthoven.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.einthoven.OwnDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static OwnDatabase full;
    private static OwnDatabase empty;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws SQLException {
        full = OwnDatabase.start();
        execute(
                full.asOwner(),
                "insert into patient (id, version, display, birth_date, sex, updated_at)"
                        + " values ('p1', 1, 'Ångström, Änne', '1950', 'F', now())",
                "insert into patient_name values ('p1', 'FAMILY', 'angstrom')",
                "insert into recording (id, version, kind, patient_id, received_at, taken_at, sample_rate_hz, samples,"
                        + " leads, unknown_leads, resource, submitted_by, status, flagged, review_state)"
                        + " values ('00000000-0000-7000-8000-000000000001', 1, 'ECG', 'p1', now(), now(), 500, 5000,"
                        + " '{I,II}', '{}', '{}', 'ehr', 'PENDING', false, 'UNREAD')",
                "insert into waveform values ('00000000-0000-7000-8000-000000000001', '\\x00ff0a0d5c2e')",
                // a row that the trigger would fill in anew
                "insert into audit_event (at, actor, roles, action, entity_type, entity_id, outcome) select now(), 'ehr',"
                        + " '{ehr}', 'READ', 'Recording', 'none', 'SUCCESS' from generate_series(1, 3000)",
                "select nextval('fhir_resource_key')");
        empty = OwnDatabase.startEmpty();
    }

    @AfterAll
    static void stop() {
        full.close();
        empty.close();
    }

    private static void execute(DataSource database, String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Path backup() throws IOException, SQLException {
        Path file = folder.resolve("backup");
        try (Connection connection = full.asOwner().getConnection()) {
            Backup.write(connection, file, NOW);
        }
        return file;
    }

    /** By table a hash of all its rows, and how far its sequences have counted. */
    private static Map<String, String> contents(DataSource database) throws SQLException {
        Map<String, String> contents = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TableCopies.tables(connection).keySet()) {
                try (ResultSet row = statement.executeQuery("select count(*) || ' ' || coalesce(md5(string_agg(t::text,"
                        + " '|' order by t::text)), '') from " + TableCopies.quoted(table) + " t")) {
                    row.next();
                    contents.put(table, row.getString(1));
                }
            }
            contents.put("sequences", TableCopies.sequences(connection).toString());
        }
        return contents;
    }

    private static long rows(Map<String, String> contents) {
        return contents.entrySet().stream()
                .filter(table -> !table.getKey().equals("sequences"))
                .mapToLong(table -> Long.parseLong(table.getValue().split(" ")[0]))
                .sum();
    }

    @Test
    void bringsBackEveryRowOfEveryTable() throws IOException, SQLException {
        Map<String, String> before = contents(full.asOwner());
        Path file = backup();
        try {
            long rows = Restore.read(empty.asOwner(), file, restored -> {});

            assertThat(contents(empty.asOwner())).isEqualTo(before);
            assertThat(before.get("audit_event")).startsWith("3000 ");
            assertThat(before.get("sequences")).contains("fhir_resource_key=", "audit_event_id_seq=3000");
            assertThat(rows).isEqualTo(rows(before));
            // triggers are back, and ids go on
            assertThatThrownBy(() -> execute(empty.asOwner(), "delete from audit_event where id = 1"))
                    .hasMessageContaining("is kept as it was written");
            execute(
                    empty.asOwner(),
                    "insert into audit_event (at, actor, roles, action, entity_type, outcome)"
                            + " values (now(), 'ehr', '{}', 'READ', 'Patient', 'SUCCESS')");
            assertThatThrownBy(() -> Restore.read(empty.asOwner(), file, restored -> {}))
                    .hasMessageContaining("is not empty");
        } finally {
            empty.empty();
        }
    }

    @Test
    void isOfOneMomentWhileOthersWrite() throws IOException, SQLException {
        Path file = folder.resolve("backup");
        try (Connection connection = full.asOwner().getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            TableCopies.tables(connection); // the moment
            execute(
                    full.asOwner(),
                    "insert into patient (id, version, display, updated_at) values ('p2', 1, 'Later', now())");
            Backup.writeSnapshot(connection, file, NOW);
        } finally {
            execute(full.asOwner(), "delete from patient where id = 'p2'");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Manifest manifest = Manifest.parse(
                    zip.getInputStream(zip.getEntry(Manifest.NAME)).readAllBytes());
            assertThat(manifest.tables())
                    .filteredOn(table -> table.name().equals("patient"))
                    .extracting(Manifest.Table::rows)
                    .containsExactly(1L);
        }
    }

    @Test
    void canBeReadByItsOwnerAlone() throws IOException, SQLException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup())))
                .isEqualTo("rw-------");
    }

    @Test
    void leavesTheDatabaseEmptyWhereAnythingIsWrongWithIt() throws IOException, SQLException {
        Path file = backup();
        Path cut = folder.resolve("cut");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length - 100));
        assertThatThrownBy(() -> Restore.read(empty.asOwner(), cut, restored -> {}))
                .isInstanceOf(IOException.class);

        Path forged = forged(file);
        assertThatThrownBy(() -> Restore.read(empty.asOwner(), forged, restored -> {}))
                .hasMessageContaining("patient is damaged");

        try (Connection connection = empty.asOwner().getConnection()) {
            assertThat(TableCopies.tables(connection)).isEmpty();
        }
    }

    /** With another name in the rows of patients. */
    private Path forged(Path file) throws IOException {
        Path forged = folder.resolve("forged");
        try (ZipFile zip = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(forged))) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(Backup.entry("patient"))) {
                    String text = new String(bytes, StandardCharsets.ISO_8859_1);
                    bytes = text.replace("1950", "1951").getBytes(StandardCharsets.ISO_8859_1);
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(bytes);
                out.closeEntry();
            }
        }
        return forged;
    }
}
