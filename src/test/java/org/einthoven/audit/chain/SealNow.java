package org.einthoven.audit.chain;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.einthoven.audit.AuditEvent;
import org.jspecify.annotations.Nullable;

/** Seals and checks the running server's trail without waiting for the clock. */
@ApplicationScoped
public class SealNow {
    private static final int MOST_TRIES = 10_000;

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
        for (int i = 0; i < MOST_TRIES && sealedUpTo() < newest; i++) {
            sealer.seal();
        }
    }

    private long sealedUpTo() {
        return log.newest(1).stream()
                .mapToLong(newest -> newest.signed().head().lastEvent())
                .findFirst()
                .orElse(0);
    }

    /** Null where a check of this moment was done by another. */
    public @Nullable CheckResult check() throws SQLException {
        everything();
        return checkUnsealed();
    }

    /** With what was written just now still unsealed. */
    public @Nullable CheckResult checkUnsealed() throws SQLException {
        return checks.run(clock.instant()).orElse(null);
    }

    /** What the command would say of a file. */
    public List<String> problems(Path file, String key) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return new LogVerifier(VerificationKey.parse(key)).verify(lines).problems();
        }
    }
}
