package org.einthoven.fhir.bulk;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.fhir.bulk.BulkJob.Kind;
import org.einthoven.fhir.bulk.BulkWork.Next;
import org.einthoven.jobs.JobClock;
import org.einthoven.jobs.JobScope;
import org.einthoven.jobs.JumpedClock;
import org.jboss.logging.Logger;

/** Works jobs off. Replicas share them through the database; one that is gone leaves its jobs to the others. */
@ApplicationScoped
class BulkWorkers {

    private static final Logger LOG = Logger.getLogger(BulkWorkers.class);

    /** A table of its own: a scheduler takes jobs of others from a table that it shares with them. */
    private static final String TABLE = "bulk_task";

    private static final String TASK = "bulk";
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration BETWEEN_EXPIRIES = Duration.ofMinutes(10);
    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(15);

    /** Then it is the next one's turn; failures before are forgotten. */
    private static final Duration TURN = Duration.ofSeconds(20);

    private static final int ATTEMPTS = 3;

    private final List<BulkWork> works;
    private final BulkJobs jobs;
    private final BulkSteps steps;
    private final EntityManager entities;
    private final Event<Scheduled> events;
    private final JumpedClock jumps;
    private final JobClock clock;
    private final boolean alone;
    private final SchedulerClient client;
    private final Scheduler scheduler;
    private volatile boolean stopping;

    BulkWorkers(
            @All List<BulkWork> works,
            BulkJobs jobs,
            BulkSteps steps,
            BulkSettings settings,
            DataSource database,
            EntityManager entities,
            Event<Scheduled> events,
            JumpedClock jumps,
            JobClock clock,
            @ConfigProperty(name = "einthoven.database.embedded", defaultValue = "false") boolean alone) {
        this.works = works;
        this.jobs = jobs;
        this.steps = steps;
        this.entities = entities;
        this.events = events;
        this.jumps = jumps;
        this.clock = clock;
        this.alone = alone;
        this.client = SchedulerClient.Builder.create(database)
                .tableName(TABLE)
                .serializer(JobScope.TEXT)
                .build();
        CustomTask<String> work = Tasks.custom(TASK, String.class)
                .onFailure(JobScope.within(this::failed))
                .execute(this::work);
        RecurringTask<Void> expiry = Tasks.recurring("bulk-expiry", FixedDelay.of(BETWEEN_EXPIRIES))
                .execute((task, context) -> steps.expire());
        this.scheduler = Scheduler.create(database, work)
                .startTasks(expiry)
                .clock(clock::instant)
                .serializer(JobScope.TEXT)
                .addExecutionInterceptor(new JobScope())
                .schedulerName(new SchedulerName.Fixed("bulk-" + UUID.randomUUID()))
                .tableName(TABLE)
                .threads(settings.workers())
                .pollingInterval(settings.pollEvery())
                .heartbeatInterval(settings.pollEvery())
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(PATIENCE_AT_SHUTDOWN)
                // failures are told below, with the attempt
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    /** Fired within the transaction that asks for a job. */
    record Scheduled() {}

    void start(@Observes StartupEvent event) {
        if (alone) {
            // nobody else works on this database, so whatever is picked was picked by a server that is gone
            QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("update " + TABLE
                            + " set picked = false, picked_by = null, last_heartbeat = null where picked")
                    .executeUpdate());
        }
        jumps.watch(TABLE, BETWEEN_EXPIRIES.multipliedBy(2));
        scheduler.start();
    }

    /** What is at work stops after its step; others, or this server's next start, go on. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        scheduler.stop();
    }

    /** Has a job begun once the transaction has ended well. */
    @Transactional(Transactional.TxType.MANDATORY)
    void begin(UUID job) {
        client.scheduleIfNotExists(JobScope.job(TASK, job.toString()), clock.instant());
        events.fire(new Scheduled());
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Scheduled scheduled) {
        scheduler.triggerCheckForDueExecutions();
    }

    private CompletionHandler<String> work(TaskInstance<String> task, ExecutionContext context) {
        UUID id = UUID.fromString(task.getId());
        Optional<Kind> kind =
                QuarkusTransaction.requiringNew().call(() -> jobs.find(id).map(BulkJob::kind));
        Optional<BulkWork> work = works.stream()
                .filter(each -> Optional.of(each.kind()).equals(kind))
                .findFirst();
        Instant end = clock.instant().plus(TURN);
        Next next = work.isEmpty() ? Next.NOTHING : Next.MORE;
        while (next != Next.NOTHING && !stopping && clock.instant().isBefore(end)) {
            next = work.get().step(id);
            if (next == Next.LATER) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return next == Next.NOTHING ? new CompletionHandler.OnCompleteRemove<>() : this::goOn;
    }

    private void goOn(ExecutionComplete complete, ExecutionOperations<String> operations) {
        operations.reschedule(complete, clock.instant());
        scheduler.triggerCheckForDueExecutions();
    }

    private void failed(ExecutionComplete failure, ExecutionOperations<String> operations) {
        String job = failure.getExecution().getId();
        int attempts = failure.getExecution().consecutiveFailures + 1;
        LOG.errorf(failure.getCause().orElse(null), "Bulk job %s failed, attempt %d of %d", job, attempts, ATTEMPTS);
        if (attempts < ATTEMPTS) {
            operations.reschedule(failure, clock.instant().plus(PAUSE.multipliedBy(1L << attempts)));
        } else {
            steps.fail(UUID.fromString(job));
            operations.remove();
        }
    }
}
