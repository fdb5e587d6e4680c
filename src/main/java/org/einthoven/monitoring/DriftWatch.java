package org.einthoven.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Tests every series once a day on the days that are over, and raises alarms on what is new. */
@ApplicationScoped
public class DriftWatch {
    /** Days that a series is looked back upon, where nothing restarted it: a year, and the weeks that make the reference. */
    private static final int DAYS = 400;

    /** A series of which nothing came for so long is watched no more. */
    private static final int SILENT_DAYS = 60;

    private final SeriesDays days;
    private final DriftAlarms alarms;
    private final MonitoringSettings settings;
    private final Session session;

    DriftWatch(SeriesDays days, DriftAlarms alarms, MonitoringSettings settings, Session session) {
        this.days = days;
        this.alarms = alarms;
        this.settings = settings;
        this.session = session;
    }

    /**
     * How far a series has come.
     *
     * @param points that were tested; 0 while the reference is gathered, and what follows says nothing then
     * @param upward of the CUSUM, to be held against {@code bound}; so is {@code downward}
     * @param latest the value of the newest point that was tested; null without one
     */
    public record State(
            Series series,
            LocalDate evaluated,
            int points,
            double upward,
            double downward,
            double bound,
            @Nullable Double latest) {

        public boolean isLearning() {
            return points == 0;
        }

        /** How much of the way to an alarm it has gone, from 0 to 1. */
        public double ratio() {
            return Math.max(upward, downward) / bound;
        }
    }

    /** By name. */
    @Transactional
    public List<State> states() {
        return session.createNativeQuery(
                        "select name, evaluated, points, upward, downward, bound, latest from drift_series order by name",
                        Tuple.class)
                .getResultStream()
                .map(row -> new State(
                        new Series(row.get("name", String.class)),
                        row.get("evaluated", LocalDate.class),
                        row.get("points", Integer.class),
                        row.get("upward", Double.class),
                        row.get("downward", Double.class),
                        row.get("bound", Double.class),
                        row.get("latest", Double.class)))
                .toList();
    }

    private record Watched(Series series, List<DriftPoint> points) {}

    /** @param last the last day that is over */
    @Transactional
    public void evaluate(LocalDate last) {
        List<Watched> all = days.since(last.minusDays(SILENT_DAYS)).stream()
                .map(series -> new Watched(series, points(series, last)))
                .toList();
        int tested = (int) all.stream()
                .filter(watched -> DriftChart.hasReference(watched.points))
                .count();
        double bound = DriftBound.of(settings.daysBetweenFalseAlarms(), tested);
        Map<String, LocalDate> evaluated =
                states().stream().collect(Collectors.toMap(state -> state.series.name(), State::evaluated));
        session.createNativeMutationQuery("delete from drift_series").executeUpdate();
        for (Watched watched : all) {
            DriftChart.Result result = DriftChart.of(watched.points, bound);
            DriftChange.of(result.crossings(), alarms.of(watched.series), evaluated.get(watched.series.name()))
                    .ifPresent(change -> alarms.raise(watched.series, change));
            keep(watched.series, result, bound, last);
        }
    }

    /**
     * A point of a chart.
     *
     * @param from the first day that went in, {@code to} the last one
     * @param value in the unit of the series
     * @param halfWidth of its 95 % interval
     * @param upward of the CUSUM, and {@code downward}; null while the reference is gathered
     */
    public record ChartPoint(
            LocalDate from,
            LocalDate to,
            long readings,
            double value,
            double halfWidth,
            @Nullable Double upward,
            @Nullable Double downward) {}

    /** How a series went, as it is tested: all readings of the site together, the days that are over. */
    @Transactional
    public List<ChartPoint> chart(Series series, LocalDate last) {
        double bound = states().stream()
                .filter(state -> state.series().equals(series))
                .mapToDouble(State::bound)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
        return DriftChart.of(points(series, last), bound).steps().stream()
                .map(step -> new ChartPoint(
                        step.point().from(),
                        step.point().amount().day(),
                        step.point().amount().readings(),
                        step.point().amount().mean(),
                        step.point().amount().halfWidth(),
                        step.isTested() ? step.upward() : null,
                        step.isTested() ? step.downward() : null))
                .toList();
    }

    private List<DriftPoint> points(Series series, LocalDate last) {
        LocalDate start = alarms.restartOf(series).orElse(last.minusDays(DAYS));
        return DriftPoint.of(days.of(series, Choice.of(start, last)), series.isShare());
    }

    private void keep(Series series, DriftChart.Result result, double bound, LocalDate last) {
        DriftChart.Step step = result.last().orElse(null);
        session.createNativeMutationQuery("insert into drift_series (name, evaluated, points, upward, downward, bound,"
                        + " latest) values (:name, :evaluated, :points, :up, :down, :bound, cast(:latest as float8))")
                .setParameter("name", series.name())
                .setParameter("evaluated", last)
                .setParameter("points", (int) result.tested())
                .setParameter("up", step == null ? 0.0 : step.upward())
                .setParameter("down", step == null ? 0.0 : step.downward())
                .setParameter("bound", bound)
                .setParameter(
                        "latest", step == null ? null : step.point().amount().mean())
                .executeUpdate();
    }
}
