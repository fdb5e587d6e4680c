package org.einthoven.monitoring;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What Prometheus gets of all this: as many series as there are codes and at most eight devices. Of the day so far and of all
 * replicas together, so each replica says the same.
 */
@ApplicationScoped
public class MonitoringMetrics {
    /** Of each series, once its month was learned from. */
    public static final String DRIFT_STATISTIC = "einthoven.drift.statistic";

    private static final String READING_TIMER = "einthoven.reading";

    private final SeriesDays days;
    private final DriftWatch drift;
    private final DriftAlarms alarms;
    private final MeterRegistry meters;
    private final Clock clock;
    private final MultiGauge findings;
    private final MultiGauge cusums;
    private volatile double open = Double.NaN;

    MonitoringMetrics(SeriesDays days, DriftWatch drift, DriftAlarms alarms, MeterRegistry meters, Clock clock) {
        this.days = days;
        this.drift = drift;
        this.alarms = alarms;
        this.meters = meters;
        this.clock = clock;
        this.findings = MultiGauge.builder("einthoven.finding.share")
                .description("Share of today's reported ECGs with this finding")
                .register(meters);
        this.cusums = MultiGauge.builder(DRIFT_STATISTIC)
                .description("CUSUM of the series in parts of its bound; an alarm is raised above 1")
                .register(meters);
    }

    /** The time from receiving a recording to its reading gets a histogram. */
    @Produces
    @Singleton
    static MeterFilter histograms() {
        double[] bounds = Stream.of(100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000)
                .mapToDouble(ms -> Duration.ofMillis(ms).toNanos())
                .toArray();
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(READING_TIMER)
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(bounds)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }

    /** Takes over what was summed up last. */
    public void refresh() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<String, DayAmount> sums = days.sums(Choice.of(today, today));
        DayAmount reported = sums.get(Series.FLAGGED);
        List<MultiGauge.Row<?>> shares = new ArrayList<>();
        sums.forEach((name, sum) -> {
            if (name.startsWith(Series.FINDING) && reported != null) {
                shares.add(MultiGauge.Row.of(
                        Tags.of("finding", name.substring(Series.FINDING.length())),
                        sum.total() / reported.readings()));
            }
        });
        findings.register(shares, true);
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        drift.states().stream()
                .filter(state -> !state.isLearning())
                .forEach(state -> rows.add(
                        MultiGauge.Row.of(Tags.of("series", state.series().name()), state.ratio())));
        cusums.register(rows, true);
        boolean first = Double.isNaN(open);
        open = alarms.open();
        if (first) {
            meters.gauge("einthoven.drift.alarms.open", this, metrics -> metrics.open);
        }
    }
}
