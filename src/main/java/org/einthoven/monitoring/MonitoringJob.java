package org.einthoven.monitoring;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.einthoven.jobs.Rounds;
import org.jboss.logging.Logger;

/** Keeps the figures up to date in the background. Never keeps the server from its work. */
@ApplicationScoped
class MonitoringJob {
    private static final Logger LOG = Logger.getLogger(MonitoringJob.class);

    private final Monitor monitor;
    private final MonitoringMetrics metrics;
    private final MonitoringSettings settings;
    private final Rounds rounds = new Rounds("monitoring");

    MonitoringJob(Monitor monitor, MonitoringMetrics metrics, MonitoringSettings settings) {
        this.monitor = monitor;
        this.metrics = metrics;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        rounds.begin(settings.every(), this::round);
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.end();
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
