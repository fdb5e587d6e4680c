package org.einthoven.archive;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import javax.sql.DataSource;
import org.einthoven.jobs.JobClock;
import org.einthoven.jobs.JobScope;

/** The jobs to read recordings, in the same database and therefore in the same transaction as the recordings. */
@ApplicationScoped
class ReadingQueue {
    static final String TASK = "read";

    private final SchedulerClient client;
    private final JobClock clock;

    ReadingQueue(DataSource database, JobClock clock) {
        this.client = SchedulerClient.Builder.create(database)
                .serializer(JobScope.TEXT)
                .build();
        this.clock = clock;
    }

    /** Orders the reading of a recording, at once. */
    void order(UUID recordingId) {
        client.scheduleIfNotExists(JobScope.job(TASK, recordingId.toString()), clock.instant());
    }
}
