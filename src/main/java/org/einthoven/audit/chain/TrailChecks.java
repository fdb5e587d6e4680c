package org.einthoven.audit.chain;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditTrail;
import org.jboss.logging.Logger;

/** Checks of the whole trail, one at a time among all replicas; what they found is kept, and a bad end raises the alarm. */
@ApplicationScoped
class TrailChecks {
    private static final Logger LOG = Logger.getLogger(TrailChecks.class);

    /** Any number that no other lock of this database has. */
    private static final long LOCK = 0x617564697402L;

    /** Clocks of replicas differ by less. */
    private static final Duration APART = Duration.ofMinutes(1);

    /** By then sealing has come round, whatever the clock says. */
    private static final int GRACE_IN_SEALINGS = 4;

    /** Where sealing was configured to come round hardly ever. */
    private static final Duration LONGEST_GRACE = Duration.ofMinutes(2);

    private final DataSource database;
    private final AuditKeys keys;
    private final AuditSettings settings;
    private final AuditTrail audit;
    private final Clock clock;

    TrailChecks(DataSource database, AuditKeys keys, AuditSettings settings, AuditTrail audit, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    Optional<CheckResult> last() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Optional.ofNullable(CheckResult.last(connection));
        }
    }

    /** Whether none has ended since; one of a clock that was ahead is none. */
    boolean isDue(Instant since) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return isDue(connection, since);
        }
    }

    private boolean isDue(Connection connection, Instant since) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select not exists (select 1 from audit_check where at >= ? and at <= ?)")) {
            query.setObject(1, since.atOffset(ZoneOffset.UTC));
            query.setObject(2, clock.instant().plus(APART).atOffset(ZoneOffset.UTC));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Empty where another replica does it, or has done it since. */
    Optional<CheckResult> run(Instant since) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement lock = connection.createStatement()) {
            if (!isTrue(lock, "select pg_try_advisory_lock(" + LOCK + ")")) {
                return Optional.empty();
            }
            try {
                return isDue(connection, since) ? Optional.of(run(connection)) : Optional.empty();
            } finally {
                isTrue(lock, "select pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    private static boolean isTrue(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private CheckResult run(Connection connection) throws SQLException {
        Duration sealings = settings.sealEvery().multipliedBy(GRACE_IN_SEALINGS);
        Duration grace = sealings.compareTo(LONGEST_GRACE) < 0 ? sealings : LONGEST_GRACE;
        CheckResult result = TrailCheck.run(database, keys.trusted(), clock.instant(), grace);
        result.write(connection);
        if (!result.isInOrder()) {
            String found = String.join("; ", result.problems());
            LOG.errorf("THE AUDIT TRAIL WAS TAMPERED WITH: %s", found);
            audit.record(AuditAction.OPERATION, "AuditLog", null, "check: " + found, Outcome.FAILED);
        }
        return result;
    }
}
