package org.einthoven.audit.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.einthoven.OwnDatabase;

/** A trail in a database of its own that a test fills, seals, tampers with and checks. */
final class SealedTrail implements AutoCloseable {
    static final SigningKey KEY = key((byte) 1);
    static final TrustedKeys TRUSTED = new TrustedKeys(List.of(KEY.verificationKey()));
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    final OwnDatabase database = OwnDatabase.start();
    Sealer sealer = sealer(KEY);

    static SigningKey key(byte fill) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, fill);
        return SigningKey.of(Base64.getUrlEncoder().encodeToString(secret));
    }

    Sealer sealer(SigningKey key) {
        return new Sealer(database.asServer(), key, TRUSTED, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Begins anew, with the first id. */
    void clear() throws SQLException {
        database.asSuperuser("truncate audit_event, audit_tree, audit_seal, audit_check restart identity");
        sealer = sealer(KEY);
    }

    /** Writes so many events from that time on, one a millisecond, each in a transaction of its own. */
    void write(int count, Instant at) throws SQLException {
        try (Connection connection = database.asServer().getConnection()) {
            for (int i = 0; i < count; i++) {
                write(connection, at.plusMillis(i));
            }
        }
    }

    static void write(Connection connection, Instant at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into audit_event (at, actor, roles, action, entity_type, outcome, patients)"
                        + " values (?, 'cardiologist', '{cardiologist}', 'READ', 'Recording', 'SUCCESS', '{p1}')")) {
            insert.setObject(1, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** Runs as often as it takes for what is there now; returns how many events were sealed. */
    int seal() throws SQLException {
        return sealer.seal() + sealer.seal();
    }

    List<String> problems() throws SQLException {
        return check().problems();
    }

    CheckResult check() throws SQLException {
        return check(Duration.ZERO);
    }

    CheckResult check(Duration grace) throws SQLException {
        return TrailCheck.run(database.asServer(), TRUSTED, NOW, grace);
    }

    List<TreeHead> heads() throws SQLException {
        try (Connection connection = database.asServer().getConnection()) {
            return Trees.after(connection, 0, 100).stream()
                    .map(Trees.Stored::head)
                    .toList();
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.asServer().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
