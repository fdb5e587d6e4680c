package org.einthoven.archive;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.faults.DatabaseTrouble;
import org.einthoven.jobs.JobClock;
import org.einthoven.jobs.JobScope;
import org.einthoven.jobs.JumpedClock;
import org.einthoven.telemetry.Correlation;
import org.jboss.logging.Logger;

/**
 * The workers that read what was accepted. They share the queue in the database with those of other replicas; what is
 * accepted here is read at once, and a recording that cannot be read holds up nobody.
 */
@ApplicationScoped
public class ReadingWorkers {
    private static final Logger LOG = Logger.getLogger(ReadingWorkers.class);
    static final int MISSED_HEARTBEATS = 4;

    /**
     * A recording that takes the whole process down must not do so for ever; many more tries than for an exception,
     * since a process is also killed for reasons that are not the recording's.
     */
    private static final int MAX_DEATHS = 10;

    /** The share of the workers that may be busy when one that is done looks for more: below 1, as the scheduler asks for. */
    private static final double ALL_BUT_ONE = 0.99;

    private static final String TABLE = "scheduled_tasks";

    /** How long a job waits while nothing can be read. */
    private static final Duration UNTIL_READY = Duration.ofSeconds(10);

    /** Longer than reading a 30 min recording takes. */
    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(30);

    private final ReadingWork work;
    private final ReadingJobs jobs;
    private final RecordingReader reader;
    private final ReadingSettings settings;
    private final JumpedClock jumps;
    private final JobClock clock;
    private final boolean alone;
    private final String name;
    private final Scheduler scheduler;

    ReadingWorkers(
            ReadingWork work,
            ReadingJobs jobs,
            RecordingReader reader,
            ReadingSettings settings,
            DataSource database,
            JumpedClock jumps,
            JobClock clock,
            @ConfigProperty(name = "einthoven.database.embedded", defaultValue = "false") boolean alone) {
        this.work = work;
        this.jobs = jobs;
        this.reader = reader;
        this.settings = settings;
        this.jumps = jumps;
        this.clock = clock;
        this.alone = alone;
        this.name = "worker-" + UUID.randomUUID();
        this.scheduler = scheduler(database);
    }

    private Scheduler scheduler(DataSource database) {
        CustomTask<String> task = Tasks.custom(ReadingQueue.TASK, String.class)
                .onFailure(JobScope.within(this::failed))
                .onDeadExecution(this::died)
                .execute(this::read);
        return Scheduler.create(database, task)
                .clock(clock::instant)
                .serializer(JobScope.TEXT)
                .addExecutionInterceptor(new JobScope())
                .schedulerName(new SchedulerName.Fixed(name))
                .threads(settings.workers().orElse(Runtime.getRuntime().availableProcessors()))
                // no more than can be begun at once: what waits in this process shows no sign of life, and is taken for
                // abandoned behind readings that take their time
                .pollUsingLockAndFetch(ALL_BUT_ONE, 1)
                .pollingInterval(settings.pollEvery())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(PATIENCE_AT_SHUTDOWN)
                // failures are told below, with the recording and the attempt
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    void start(@Observes StartupEvent event) {
        if (alone) {
            // nobody else works on this database, so whatever is picked was picked by a server that is gone
            jobs.releaseAll();
        }
        if (!reader.isReady()) {
            LOG.error("Recordings are kept but not read, because no reading is possible: see /q/health/ready");
        }
        // longer than any pause between tries
        jumps.watch(TABLE, UNTIL_READY.plus(settings.retryAfter().multipliedBy(1L << settings.attempts())));
        scheduler.start();
    }

    void stop(@Observes ShutdownEvent event) {
        scheduler.stop();
        jobs.release(name);
    }

    /** Looks for work as soon as a recording is really there. */
    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) RecordingAccepted accepted) {
        scheduler.triggerCheckForDueExecutions();
    }

    private CompletionHandler<String> read(TaskInstance<String> job, ExecutionContext context) {
        if (!reader.isReady()) {
            return (complete, operations) ->
                    operations.reschedule(complete, clock.instant().plus(UNTIL_READY));
        }
        Execution execution = context.getExecution();
        UUID recordingId = UUID.fromString(job.getId());
        if (deaths(execution) < MAX_DEATHS) {
            work.read(recordingId, execution.pickedBy);
        } else {
            work.reject(recordingId, execution.pickedBy);
        }
        // the job has ended in the transaction that stored the reading
        return (complete, operations) -> {};
    }

    /** How often the process ended during a try: the scheduler counts exceptions with it. */
    private int deaths(Execution job) {
        return job.consecutiveFailures < MAX_DEATHS
                ? job.consecutiveFailures
                : job.consecutiveFailures - jobs.failedTries(job.getId());
    }

    private void failed(ExecutionComplete failure, ExecutionOperations<String> operations) {
        Execution job = failure.getExecution();
        Throwable cause = failure.getCause().orElse(null);
        if (DatabaseTrouble.isBehind(cause)) {
            LOG.errorf(cause, "Reading recording %s failed for its database", job.getId());
            // the recording is not to blame, so that this try does not count
            ExecutionComplete blameless = ExecutionComplete.success(job, failure.getTimeDone(), failure.getTimeDone());
            operations.reschedule(blameless, clock.instant().plus(settings.retryAfter()));
            return;
        }
        int attempts = jobs.countFailedTry(job.getId(), job.pickedBy);
        if (attempts == 0) {
            // it was erased, and its job with it; or this worker was taken for dead, and another has it
            return;
        }
        LOG.errorf(cause, "Reading recording %s failed, attempt %d", job.getId(), attempts);
        if (attempts >= settings.attempts()) {
            work.reject(UUID.fromString(job.getId()), job.pickedBy);
        } else {
            Duration pause = settings.retryAfter().multipliedBy(1L << (attempts - 1));
            operations.reschedule(failure, clock.instant().plus(pause));
        }
    }

    private void died(ExecutionComplete death, ExecutionOperations<String> operations) {
        if (isInHand(death.getExecution())) {
            // it lives, but could not say so: the machine or the database was busy for longer than others wait
            return;
        }
        try (Correlation.Scope scope = JobScope.of(death.getExecution().taskInstance)) {
            LOG.warnf(
                    "The worker that read recording %s is gone; the recording is read again",
                    death.getExecution().getId());
            operations.reschedule(death, clock.instant());
        }
    }

    /** Whether this process is reading it. */
    private boolean isInHand(Execution job) {
        return scheduler.getCurrentlyExecuting().stream()
                .map(CurrentlyExecuting::getExecution)
                .anyMatch(own -> own.version == job.version && own.taskInstance.equals(job.taskInstance));
    }
}
