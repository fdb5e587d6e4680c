package org.einthoven.archive;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** The state of the queue. */
@ApplicationScoped
public class ReadingJobs {
    private static final String RELEASE =
            "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null where task_name = ? and ";

    private final EntityManager entities;
    private final MeterRegistry meters;

    ReadingJobs(EntityManager entities, MeterRegistry meters) {
        this.entities = entities;
        this.meters = meters;
    }

    void publish(@Observes StartupEvent event) {
        meters.gauge("einthoven.reading.queue", this, ReadingJobs::waiting);
    }

    /**
     * Counts a try that ended in an exception, apart from those that ended because the process did: these are hardly ever the
     * recording's fault, and the scheduler counts both as one.
     *
     * @param worker whose try it was
     * @return how many there were; 0 where the job is not there any more, or another has it by now
     */
    @Transactional
    int countFailedTry(String recording, String worker) {
        List<?> counted = entities.createNativeQuery(
                        "update scheduled_tasks set failed_tries = failed_tries + 1 where task_name = ? and"
                                + " task_instance = ? and picked_by = ? returning failed_tries")
                .setParameter(1, ReadingQueue.TASK)
                .setParameter(2, recording)
                .setParameter(3, worker)
                .getResultList();
        return number(counted);
    }

    /** How many tries of a job ended in an exception; 0 where it is not there any more. */
    @Transactional
    int failedTries(String recording) {
        return number(entities.createNativeQuery(
                        "select failed_tries from scheduled_tasks where task_name = ? and task_instance = ?")
                .setParameter(1, ReadingQueue.TASK)
                .setParameter(2, recording)
                .getResultList());
    }

    private static int number(List<?> found) {
        return found.isEmpty() ? 0 : ((Number) found.get(0)).intValue();
    }

    /** Gives back what was picked by workers that are gone, which counts as one death. */
    @Transactional
    void releaseAll() {
        entities.createNativeQuery(
                        RELEASE.replace("where", ", consecutive_failures = coalesce(consecutive_failures, 0) + 1 where")
                                + "picked")
                .setParameter(1, ReadingQueue.TASK)
                .executeUpdate();
    }

    /** Gives back what one's own workers picked but did not begin. */
    @Transactional
    void release(String worker) {
        entities.createNativeQuery(RELEASE + "picked_by = ?")
                .setParameter(1, ReadingQueue.TASK)
                .setParameter(2, worker)
                .executeUpdate();
    }

    /** Recordings that wait to be read or are being read. */
    @Transactional
    public long waiting() {
        return ((Number) entities.createNativeQuery("select count(*) from scheduled_tasks where task_name = ?")
                        .setParameter(1, ReadingQueue.TASK)
                        .getSingleResult())
                .longValue();
    }
}
