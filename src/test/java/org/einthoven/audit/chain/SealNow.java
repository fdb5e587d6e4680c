package org.einthoven.audit.chain;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.einthoven.audit.AuditEvent;

/** Seals and checks the running server's trail without waiting for the clock. */
@ApplicationScoped
public class SealNow {
    /** Transactions of others, and checks that the clock began, are over by then. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Sealer sealer;
    private final TrailChecks checks;
    private final Clock clock;
    private final AuditLog log;

    SealNow(DataSource database, AuditKeys keys, TrailChecks checks, AuditLog log, Clock clock) {
        this.sealer = new Sealer(database, keys.signing().orElseThrow(), keys.trusted(), clock);
        this.checks = checks;
        this.log = log;
        this.clock = clock;
    }

    /** All that is committed now. */
    public void everything() throws SQLException {
        long newest = AuditEvent.<AuditEvent>findAll(Sort.descending("id")).firstResult().id;
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (sealedUpTo() < newest) {
            rest(limit, "the trail is not sealed");
            sealer.seal();
        }
    }

    private static void rest(long limit, String what) {
        if (System.nanoTime() > limit) {
            throw new AssertionError(what + " within " + PATIENCE);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }

    private long sealedUpTo() {
        return log.newest(1).stream()
                .mapToLong(newest -> newest.signed().head().lastEvent())
                .findFirst()
                .orElse(0);
    }

    /** What a check says that begins now, after one that the clock may just have begun. */
    public CheckResult check() throws SQLException {
        everything();
        return checkUnsealed();
    }

    /** With what was written just now still unsealed. */
    public CheckResult checkUnsealed() throws SQLException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        Optional<CheckResult> own = checks.run(clock.instant());
        while (own.isEmpty()) {
            rest(limit, "others check the trail and do not end");
            own = checks.run(clock.instant());
        }
        return own.get();
    }

    /** What the command would say of a file. */
    public List<String> problems(Path file, String key) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return new LogVerifier(VerificationKey.parse(key)).verify(lines).problems();
        }
    }
}
