package org.einthoven.registry;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.einthoven.archive.ReadingJobs;
import org.einthoven.archive.ReadingStored;
import org.einthoven.jobs.JobClock;
import org.einthoven.jobs.JobScope;
import org.einthoven.jobs.JumpedClock;
import org.einthoven.reading.Reading;
import org.einthoven.registry.Rereadings.Next;
import org.einthoven.registry.Rereadings.Ordered;
import org.jboss.logging.Logger;

/**
 * Reads with versions that are being tried, one recording at a time and only while no recording waits for its report.
 * Replicas share the work through the database; one that is gone leaves its work to the others.
 */
@ApplicationScoped
class ShadowWorkers {
    private static final Logger LOG = Logger.getLogger(ShadowWorkers.class);

    private static final String TABLE = "shadow_task";
    private static final String SHADOW = "shadow";
    private static final String SLICE = "slice";

    /** How long it stays out of the way of reports. */
    private static final Duration OUT_OF_THE_WAY = Duration.ofMillis(500);

    /** Then it is the turn of what else waits. */
    private static final Duration TURN = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(15);
    private static final int ATTEMPTS = 5;

    private final ModelVersions versions;
    private final ShadowReadings readings;
    private final Rereadings slices;
    private final ReadingJobs reports;
    private final JumpedClock jumps;
    private final JobClock clock;
    private final SchedulerClient client;
    private final Scheduler scheduler;
    private volatile boolean stopping;

    ShadowWorkers(
            ModelVersions versions,
            ShadowReadings readings,
            Rereadings slices,
            ReadingJobs reports,
            DataSource database,
            JumpedClock jumps,
            JobClock clock) {
        this.versions = versions;
        this.readings = readings;
        this.slices = slices;
        this.reports = reports;
        this.jumps = jumps;
        this.clock = clock;
        this.client = SchedulerClient.Builder.create(database)
                .tableName(TABLE)
                .serializer(JobScope.TEXT)
                .build();
        this.scheduler = Scheduler.create(
                        database,
                        Tasks.custom(SHADOW, String.class)
                                .onFailure(JobScope.within(this::failed))
                                .execute(this::shadow),
                        Tasks.custom(SLICE, String.class)
                                .onFailure(JobScope.within(this::failed))
                                .execute(this::slice))
                .clock(clock::instant)
                .serializer(JobScope.TEXT)
                .addExecutionInterceptor(new JobScope())
                .schedulerName(new SchedulerName.Fixed("shadow-" + UUID.randomUUID()))
                .tableName(TABLE)
                .threads(1)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(PATIENCE_AT_SHUTDOWN)
                // failures are told below, with what was tried
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    void start(@Observes StartupEvent event) {
        // longer than any pause between tries
        jumps.watch(TABLE, POLL.multipliedBy(1L << ATTEMPTS));
        scheduler.start();
    }

    /** What is at work stops after its recording; others, or this server's next start, go on. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        scheduler.stop();
    }

    /** In the transaction that stores a reading: what is in shadow is to read the same recording. */
    void order(@Observes ReadingStored stored) {
        if (versions.anyInShadow()) {
            client.scheduleIfNotExists(JobScope.job(SHADOW, stored.recordingId().toString()), clock.instant());
        }
    }

    void order(@Observes Ordered ordered) {
        client.scheduleIfNotExists(JobScope.job(SLICE, ordered.rereading().toString()), clock.instant());
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Ordered ordered) {
        scheduler.triggerCheckForDueExecutions();
    }

    private CompletionHandler<String> shadow(TaskInstance<String> job, ExecutionContext context) {
        if (reports.waiting() > 0) {
            return this::later;
        }
        UUID recording = UUID.fromString(job.getId());
        for (ModelVersion version : versions.inShadow()) {
            Reading reading = readings.read(version, recording);
            QuarkusTransaction.requiringNew().run(() -> readings.keep(version, recording, reading));
        }
        return new CompletionHandler.OnCompleteRemove<>();
    }

    private CompletionHandler<String> slice(TaskInstance<String> job, ExecutionContext context) {
        UUID id = UUID.fromString(job.getId());
        Instant end = clock.instant().plus(TURN);
        while (!stopping && clock.instant().isBefore(end)) {
            if (reports.waiting() > 0) {
                LockSupport.parkNanos(OUT_OF_THE_WAY.toNanos());
                continue;
            }
            Optional<Next> next = slices.next(id);
            if (next.isEmpty()) {
                return new CompletionHandler.OnCompleteRemove<>();
            }
            read(next.get());
        }
        return this::later;
    }

    private void read(Next next) {
        long start = System.nanoTime();
        Reading reading = readings.read(next.version(), next.recording());
        long ms = (System.nanoTime() - start) / 1_000_000;
        QuarkusTransaction.requiringNew().run(() -> {
            readings.keep(next.version(), next.recording(), reading);
            slices.done(next, ms);
        });
    }

    private void later(ExecutionComplete complete, ExecutionOperations<String> operations) {
        operations.reschedule(complete, clock.instant().plus(OUT_OF_THE_WAY));
    }

    private void failed(ExecutionComplete failure, ExecutionOperations<String> operations) {
        TaskInstance<?> job = failure.getExecution().taskInstance;
        int attempts = failure.getExecution().consecutiveFailures + 1;
        LOG.errorf(
                failure.getCause().orElse(null),
                "Reading %s %s with a version on trial failed, attempt %d of %d",
                job.getTaskName(),
                job.getId(),
                attempts,
                ATTEMPTS);
        if (attempts < ATTEMPTS) {
            operations.reschedule(failure, clock.instant().plus(POLL.multipliedBy(1L << attempts)));
            return;
        }
        if (job.getTaskName().equals(SLICE)) {
            slices.fail(UUID.fromString(job.getId()), "it failed " + ATTEMPTS + " times; the server's log says why");
        }
        operations.remove();
    }
}
