package org.einthoven.postgres;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes all rows of a database into one file, as they were at one moment, while others go on writing. A zip: for each
 * table its rows as PostgreSQL's binary COPY gives them, and last the manifest. Only its owner can read the file; what is in it
 * is not encrypted.
 */
public final class Backup {
    private Backup() {}

    /**
     * @param file is there when all of it is written, or not at all
     * @return how many rows
     */
    public static long write(Connection database, Path file, Instant now) throws IOException, SQLException {
        database.setAutoCommit(false);
        database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            return writeSnapshot(database, file, now);
        } finally {
            database.rollback();
        }
    }

    /** The same in a transaction that has begun and sees one moment. */
    static long writeSnapshot(Connection database, Path file, Instant now) throws IOException, SQLException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        ServerHome.createPrivateFile(part);
        try (ZipOutputStream zip = new ZipOutputStream(
                new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.TRUNCATE_EXISTING)),
                StandardCharsets.UTF_8)) {
            List<Manifest.Table> tables = new ArrayList<>();
            for (Map.Entry<String, List<String>> table :
                    TableCopies.tables(database).entrySet()) {
                tables.add(copy(database, table.getKey(), table.getValue(), zip));
            }
            Manifest manifest = new Manifest(
                    Manifest.FORMAT, schema(database), now.toString(), tables, TableCopies.sequences(database));
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(manifest.write());
            zip.closeEntry();
            zip.finish();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest.rows();
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Manifest.Table copy(Connection database, String name, List<String> columns, ZipOutputStream zip)
            throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(entry(name)));
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        CopyManager copies = database.unwrap(PGConnection.class).getCopyAPI();
        OutputStream target = new DigestOutputStream(new Uncloseable(zip), sha256);
        long rows = copies.copyOut("copy " + TableCopies.named(name, columns) + " to stdout (format binary)", target);
        zip.closeEntry();
        return new Manifest.Table(name, columns, rows, HexFormat.of().formatHex(sha256.digest()));
    }

    static String entry(String table) {
        return "tables/" + table;
    }

    private static String schema(Connection database) throws SQLException {
        try (Statement query = database.createStatement();
                ResultSet row = query.executeQuery("select version from " + TableCopies.HISTORY
                        + " where success and version is not null order by installed_rank desc limit 1")) {
            row.next();
            return row.getString(1);
        }
    }

    /** The zip stays open after a table. */
    private static final class Uncloseable extends FilterOutputStream {
        private Uncloseable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
