package org.einthoven.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;
import org.einthoven.archive.SharedMigrations;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/** Puts a back-up into an empty database, all of it or nothing. */
public final class Restore {
    private Restore() {}

    /** What is looked at or changed before what was restored is there for good. */
    interface Last {
        void with(Connection database) throws SQLException;
    }

    /**
     * @return how many rows
     * @throws StartFailure where the database is not empty, or the file is damaged or of another program
     */
    static long read(DataSource database, Path file, Last last) throws IOException, SQLException {
        try (ZipFile zip = new ZipFile(file.toFile());
                Connection connection = database.getConnection()) {
            Manifest manifest = manifest(zip);
            if (isUsed(connection)) {
                throw new StartFailure("The database is not empty: a back-up goes into an empty one.");
            }
            verify(manifest, zip);
            SharedMigrations.shared(Flyway.configure())
                    .dataSource(database)
                    .locations("db/migration")
                    .target(manifest.schema())
                    .load()
                    .migrate();
            connection.setAutoCommit(false);
            try {
                fill(connection, manifest, zip);
                last.with(connection);
                connection.commit();
                return manifest.rows();
            } catch (IOException | SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw new StartFailure("The file is no back-up, or its end is missing.");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Manifest.parse(in.readAllBytes());
        }
    }

    private static boolean isUsed(Connection database) throws SQLException {
        try (Statement query = database.createStatement();
                ResultSet row = query.executeQuery("select exists (select 1 from pg_class"
                        + " where relnamespace = 'public'::regnamespace and relkind = 'r')")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void fill(Connection database, Manifest manifest, ZipFile zip) throws IOException, SQLException {
        Map<String, List<String>> tables = TableCopies.tables(database);
        for (Manifest.Table table : manifest.tables()) {
            if (!table.columns().equals(tables.get(table.name()))) {
                throw new StartFailure("The back-up's table " + table.name() + " is not the one of this program.");
            }
        }
        try (Statement statement = database.createStatement()) {
            // what was written stays as it was: no trigger fills anything in, or refuses to empty what migrations wrote
            for (String table : tables.keySet()) {
                statement.execute("alter table " + TableCopies.quoted(table) + " disable trigger user");
            }
            statement.execute("truncate "
                    + String.join(
                            ", ",
                            tables.keySet().stream().map(TableCopies::quoted).toList()));
            for (Manifest.Table table : manifest.tables()) {
                copy(database, table, zip);
            }
            for (String table : tables.keySet()) {
                statement.execute("alter table " + TableCopies.quoted(table) + " enable trigger user");
            }
        }
        for (Map.Entry<String, Long> sequence : manifest.sequences().entrySet()) {
            try (PreparedStatement count = database.prepareStatement("select setval(?::regclass, ?)")) {
                count.setString(1, TableCopies.quoted(sequence.getKey()));
                count.setLong(2, sequence.getValue());
                count.executeQuery();
            }
        }
    }

    private static void copy(Connection database, Manifest.Table table, ZipFile zip) throws IOException, SQLException {
        try (InputStream rows = rows(table, zip)) {
            database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + TableCopies.named(table.name(), table.columns()) + " from stdin (format binary)",
                            rows);
        }
    }

    private static InputStream rows(Manifest.Table table, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Backup.entry(table.name()));
        if (entry == null) {
            throw new StartFailure("The back-up has no rows of the table " + table.name() + ".");
        }
        return zip.getInputStream(entry);
    }

    /** Reads all of it once before anything is made in the database. */
    private static void verify(Manifest manifest, ZipFile zip) throws IOException {
        for (Manifest.Table table : manifest.tables()) {
            MessageDigest sha256 = DigestUtils.getSha256Digest();
            try (InputStream rows = new DigestInputStream(rows(table, zip), sha256)) {
                rows.transferTo(OutputStream.nullOutputStream());
            }
            if (!HexFormat.of().formatHex(sha256.digest()).equals(table.sha256())) {
                throw new StartFailure("The back-up's table " + table.name() + " is damaged: nothing was restored.");
            }
        }
    }
}
