package org.einthoven.monitoring;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the figures up to date in the background. Never keeps the server from its work. */
@ApplicationScoped
class MonitoringJob {
    private static final Logger LOG = Logger.getLogger(MonitoringJob.class);
    private static final long PATIENCE_AT_SHUTDOWN_SECONDS = 5;

    private final Monitor monitor;
    private final MonitoringMetrics metrics;
    private final MonitoringSettings settings;
    private @Nullable ScheduledExecutorService thread;

    MonitoringJob(Monitor monitor, MonitoringMetrics metrics, MonitoringSettings settings) {
        this.monitor = monitor;
        this.metrics = metrics;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread worker = new Thread(work, "monitoring");
            worker.setDaemon(true);
            return worker;
        });
        thread = started;
        long every = settings.every().toMillis();
        started.scheduleWithFixedDelay(this::round, every, every, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (thread != null) {
            thread.shutdownNow();
            thread.awaitTermination(PATIENCE_AT_SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void round() {
        try {
            monitor.round();
            metrics.refresh();
        } catch (RuntimeException failed) {
            LOG.error("Monitoring could not be brought up to date; it is tried again", failed);
        }
    }
}
