package org.einthoven.erasure;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.einthoven.jobs.Rounds;
import org.jboss.logging.Logger;

/** Tries each hour to write the list of erasures where some are not in it: its disc may be back, or an older server erased last. */
@ApplicationScoped
class ErasureFileJob {
    private static final Logger LOG = Logger.getLogger(ErasureFileJob.class);
    private static final Duration HOUR = Duration.ofHours(1);

    private final ErasureFile file;
    private final ErasureLists lists;
    private final Rounds rounds = new Rounds("erasures");

    ErasureFileJob(ErasureFile file, ErasureLists lists) {
        this.file = file;
        this.lists = lists;
    }

    void start(@Observes StartupEvent event) {
        rounds.begin(HOUR, this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.end();
    }

    void run() {
        try {
            if (lists.missing() > 0 && file.keep()) {
                LOG.info("The list of erasures is whole again");
            }
        } catch (RuntimeException failed) {
            LOG.errorf(
                    failed,
                    "Whether the list of erasures is whole could not be looked at; it is tried again in an hour");
        }
    }
}
