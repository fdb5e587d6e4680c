package org.einthoven.erasure;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tries each hour to write the list of erasures where some are not in it: its disc may be back, or an older server erased last. */
@ApplicationScoped
class ErasureFileJob {
    private static final Logger LOG = Logger.getLogger(ErasureFileJob.class);
    private static final long EVERY_HOURS = 1;

    private final ErasureFile file;
    private final ErasureLists lists;
    private @Nullable ScheduledExecutorService thread;

    ErasureFileJob(ErasureFile file, ErasureLists lists) {
        this.file = file;
        this.lists = lists;
    }

    void start(@Observes StartupEvent event) {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread one = new Thread(work, "erasures");
            one.setDaemon(true);
            return one;
        });
        thread = started;
        started.scheduleAtFixedRate(this::run, EVERY_HOURS, EVERY_HOURS, TimeUnit.HOURS);
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.shutdownNow();
        }
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
