package org.einthoven.audit.chain;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Seals the trail every few seconds and checks all of it each night. Never keeps the server from its work. */
@ApplicationScoped
public class SealingJob {
    private static final Logger LOG = Logger.getLogger(SealingJob.class);
    private static final Duration LOOKS_EVERY = Duration.ofMinutes(1);
    private static final long PATIENCE_AT_SHUTDOWN_SECONDS = 5;

    private final DataSource database;
    private final AuditKeys keys;
    private final AuditSettings settings;
    private final TrailChecks checks;
    private final MeterRegistry meters;
    private final Clock clock;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private @Nullable ScheduledExecutorService threads;
    private volatile Instant sealedAt;
    private volatile double intact = Double.NaN;

    SealingJob(
            DataSource database,
            AuditKeys keys,
            AuditSettings settings,
            TrailChecks checks,
            MeterRegistry meters,
            Clock clock) {
        this.database = database;
        this.keys = keys;
        this.settings = settings;
        this.checks = checks;
        this.meters = meters;
        this.clock = clock;
        this.sealedAt = clock.instant();
    }

    void start(@Observes StartupEvent event) {
        if (keys.signing().isEmpty()) {
            LOG.warn("The audit trail is not sealed: set einthoven.audit.key to 32 random bytes in Base64, a secret");
            return;
        }
        Sealer sealer = new Sealer(database, keys.signing().get(), keys.trusted(), clock);
        meters.gauge("einthoven.audit.intact", this, job -> job.intact);
        meters.gauge("einthoven.audit.sealed.seconds.ago", this, job -> Duration.between(job.sealedAt, clock.instant())
                .toSeconds());
        ScheduledExecutorService started = Executors.newScheduledThreadPool(2, work -> {
            Thread thread = new Thread(work, "audit-seal");
            thread.setDaemon(true);
            return thread;
        });
        threads = started;
        long every = settings.sealEvery().toMillis();
        started.scheduleWithFixedDelay(() -> seal(sealer), every, every, TimeUnit.MILLISECONDS);
        started.scheduleWithFixedDelay(this::look, LOOKS_EVERY.toSeconds(), LOOKS_EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (threads != null) {
            threads.shutdownNow();
            threads.awaitTermination(PATIENCE_AT_SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void seal(Sealer sealer) {
        try {
            sealer.seal();
            sealedAt = clock.instant();
        } catch (SQLException | RuntimeException failed) {
            LOG.error("The audit trail could not be sealed; it is tried again", failed);
        }
    }

    /** Has the trail checked now; a page asks and does not wait. */
    public void checkNow() {
        if (threads != null && wanted.compareAndSet(false, true)) {
            threads.execute(this::look);
        }
    }

    /** Whether somebody asked for a check that has not ended. */
    public boolean isChecking() {
        return wanted.get();
    }

    private void look() {
        try {
            checks.last().ifPresent(last -> intact = last.isInOrder() ? 1 : 0);
            if (wanted.get() || checks.isDue(dueSince())) {
                checks.run(wanted.get() ? clock.instant() : dueSince()).ifPresent(result -> {
                    intact = result.isInOrder() ? 1 : 0;
                    wanted.set(false);
                });
            }
        } catch (SQLException | RuntimeException failed) {
            wanted.set(false);
            LOG.error("The audit trail could not be checked; it is tried again", failed);
        }
    }

    private Instant dueSince() {
        Instant now = clock.instant();
        Instant today = LocalDate.ofInstant(now, ZoneOffset.UTC)
                .atTime(settings.checkAt())
                .toInstant(ZoneOffset.UTC);
        return today.isAfter(now) ? today.minus(Duration.ofDays(1)) : today;
    }
}
