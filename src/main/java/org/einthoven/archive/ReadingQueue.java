package org.einthoven.archive;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;

/** The jobs to read recordings, in the same database and therefore in the same transaction as the recordings. */
@ApplicationScoped
class ReadingQueue {
    static final String TASK = "read";

    private final SchedulerClient client;
    private final Clock clock;

    ReadingQueue(DataSource database, Clock clock) {
        this.client = SchedulerClient.Builder.create(database).build();
        this.clock = clock;
    }

    /** Orders the reading of a recording, at once. */
    void order(UUID recordingId) {
        client.scheduleIfNotExists(new TaskInstance<>(TASK, recordingId.toString()), clock.instant());
    }
}
