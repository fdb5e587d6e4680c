package org.einthoven.outbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.einthoven.jobs.JobClock;
import org.einthoven.jobs.JobScope;
import org.einthoven.jobs.JumpedClock;
import org.einthoven.outbox.Delivery.State;
import org.einthoven.telemetry.Spans;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends what is due. Replicas share the work through the database; nothing runs where nothing is ever sent. */
@ApplicationScoped
class DeliveryWorkers {
    private static final Logger LOG = Logger.getLogger(DeliveryWorkers.class);

    /** How long something waits while its courier is off. */
    private static final Duration UNTIL_ON = Duration.ofMinutes(10);

    /** The longest that a courier asks to wait, which is for the heartbeat of a subscription. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(10);
    private static final int LONGEST_ERROR = 500;

    private final List<Courier> couriers;
    private final Deliveries deliveries;
    private final OutboxSettings settings;
    private final DataSource database;
    private final EntityManager entities;
    private final MeterRegistry meters;
    private final JumpedClock jumps;
    private final JobClock clock;
    private @Nullable Scheduler scheduler;

    DeliveryWorkers(
            @All List<Courier> couriers,
            Deliveries deliveries,
            OutboxSettings settings,
            DataSource database,
            EntityManager entities,
            MeterRegistry meters,
            JumpedClock jumps,
            JobClock clock) {
        this.couriers = couriers;
        this.deliveries = deliveries;
        this.settings = settings;
        this.database = database;
        this.entities = entities;
        this.meters = meters;
        this.jumps = jumps;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (couriers.stream().noneMatch(Courier::isOn)) {
            return;
        }
        for (State state : State.values()) {
            meters.gauge(
                    "einthoven.outbox." + state.name().toLowerCase(java.util.Locale.ROOT),
                    deliveries,
                    rows -> rows.count(state));
        }
        CustomTask<String> task = Tasks.custom(Outbox.TASK, String.class).execute(this::send);
        Scheduler started = Scheduler.create(database, task)
                .clock(clock::instant)
                .serializer(JobScope.TEXT)
                .addExecutionInterceptor(new JobScope())
                .schedulerName(new SchedulerName.Fixed("outbox-" + UUID.randomUUID()))
                .tableName(Outbox.JOBS)
                .threads(settings.workers())
                .pollingInterval(settings.pollEvery())
                .heartbeatInterval(settings.pollEvery())
                .shutdownMaxWait(PATIENCE_AT_SHUTDOWN)
                .build();
        scheduler = started;
        jumps.watch(Outbox.JOBS, LONGEST_WAIT);
        started.start();
    }

    void stop(@Observes ShutdownEvent event) {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Ordered ordered) {
        if (scheduler != null) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    private CompletionHandler<String> send(TaskInstance<String> job, ExecutionContext context) {
        Delivery delivery = deliveries.find(UUID.fromString(job.getId())).orElse(null);
        if (delivery == null) {
            return new CompletionHandler.OnCompleteRemove<>();
        }
        Courier courier = couriers.stream()
                .filter(each -> each.isOn() && each.channel().equals(delivery.channel()))
                .findFirst()
                .orElse(null);
        if (courier == null) {
            return after(UNTIL_ON);
        }
        String worker = context.getExecution().pickedBy;
        Optional<Duration> next;
        try {
            next = Spans.in("deliver", () -> courier.deliver(delivery.target(), delivery.subject()));
        } catch (RuntimeException failure) {
            return failed(courier, delivery, failure, worker);
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            if (next.isPresent()) {
                return after(deliveries.begun(delivery) ? next.get() : Duration.ZERO);
            }
            return deliveries.done(delivery) ? ended(job.getId(), worker) : after(Duration.ZERO);
        });
    }

    private CompletionHandler<String> failed(
            Courier courier, Delivery delivery, RuntimeException failure, String worker) {
        int attempts = delivery.attempts() + 1;
        State state = attempts >= settings.attempts() ? State.DEAD : State.WAITING;
        String error = error(failure);
        LOG.warnf(
                "Sending %s to %s failed, attempt %d of %d: %s",
                delivery.subject(), delivery.target(), attempts, settings.attempts(), error);
        if (!(failure instanceof DeliveryFailed)) {
            LOG.error("Sending failed for a reason of our own", failure);
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!deliveries.failed(delivery, state, error)) {
                return after(Duration.ZERO);
            }
            courier.failed(delivery.target(), delivery.subject(), error, state == State.DEAD);
            return state == State.DEAD
                    ? ended(delivery.id().toString(), worker)
                    : after(pause(settings.retryAfter(), settings.longestPause(), attempts));
        });
    }

    private static String error(RuntimeException failure) {
        String why = failure instanceof DeliveryFailed
                ? Optional.ofNullable(failure.getMessage()).orElse("")
                : "an error of the server's own: its log has the details";
        return why.length() > LONGEST_ERROR ? why.substring(0, LONGEST_ERROR) : why;
    }

    /** Before the attempt after so many. */
    static Duration pause(Duration first, Duration longest, int attempts) {
        // beyond 2^20 of any sensible pause lies the longest one
        Duration pause = first.multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }

    private CompletionHandler<String> after(Duration pause) {
        return (complete, operations) ->
                operations.reschedule(complete, clock.instant().plus(pause));
    }

    /** Ends the job in the transaction of its row: an order that comes between the two would wait for ever. */
    private CompletionHandler<String> ended(String job, String worker) {
        entities.createNativeQuery(
                        "delete from " + Outbox.JOBS + " where task_name = ? and task_instance = ? and picked_by = ?")
                .setParameter(1, Outbox.TASK)
                .setParameter(2, job)
                .setParameter(3, worker)
                .executeUpdate();
        return (complete, operations) -> {};
    }
}
