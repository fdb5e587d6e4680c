package org.einthoven.outbox;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.einthoven.jobs.JobClock;
import org.einthoven.jobs.JobScope;

/** Takes orders to send something, and tells what could not be sent. */
@ApplicationScoped
public class Outbox {
    static final String TASK = "deliver";

    /** A table of its own: a scheduler takes jobs of others from a table that it shares with them. */
    static final String JOBS = "delivery_job";

    private final Deliveries deliveries;
    private final SchedulerClient client;
    private final EntityManager entities;
    private final Event<Ordered> orders;
    private final JobClock clock;

    Outbox(Deliveries deliveries, DataSource database, EntityManager entities, Event<Ordered> orders, JobClock clock) {
        this.deliveries = deliveries;
        this.client = SchedulerClient.Builder.create(database)
                .tableName(JOBS)
                .serializer(JobScope.TEXT)
                .build();
        this.entities = entities;
        this.orders = orders;
        this.clock = clock;
    }

    /** Fired within the transaction that orders something. */
    record Ordered() {}

    /** Orders that {@code target} gets to know how {@code subject} stands; sent once the transaction has ended well. */
    @Transactional
    public void order(String channel, String target, String subject) {
        schedule(deliveries.put(channel, target, subject));
    }

    /** Tries a dead one again; false where there is none. */
    @Transactional
    public boolean retry(UUID delivery) {
        boolean revived = deliveries.revive(delivery);
        if (revived) {
            schedule(delivery);
        }
        return revived;
    }

    /** The last ordered first. */
    public List<Delivery> list(Delivery.State state, int limit) {
        return deliveries.list(state, limit);
    }

    private void schedule(UUID delivery) {
        boolean scheduled = client.scheduleIfNotExists(JobScope.job(TASK, delivery.toString()), clock.instant());
        if (!scheduled) {
            // it waits for its next attempt: what is new is not made to wait as long
            entities.createNativeQuery("update " + JOBS
                            + " set execution_time = ? where task_name = ? and task_instance = ? and not picked")
                    .setParameter(1, clock.instant())
                    .setParameter(2, TASK)
                    .setParameter(3, delivery.toString())
                    .executeUpdate();
        }
        orders.fire(new Ordered());
    }
}
