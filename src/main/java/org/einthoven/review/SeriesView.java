package org.einthoven.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.einthoven.monitoring.DayAmount;
import org.einthoven.monitoring.DriftWatch;
import org.einthoven.monitoring.DriftWatch.ChartPoint;
import org.einthoven.monitoring.FigureNames;
import org.einthoven.monitoring.Series;
import org.jspecify.annotations.Nullable;

/**
 * One series day by day, and as it is tested.
 *
 * @param plot of the days; empty for none
 * @param cusum of the test; empty while the reference is gathered
 * @param distance whether it is the distance, which is explained
 */
public record SeriesView(
        String key,
        String name,
        MonitoringChoice choice,
        int back,
        String plot,
        List<Row> rows,
        String cusum,
        List<TestRow> tests,
        List<AlarmRow> alarms,
        boolean distance) {
    static final List<Integer> DAYS = List.of(30, 90, 365);

    public SeriesView {
        rows = List.copyOf(rows);
        tests = List.copyOf(tests);
        alarms = List.copyOf(alarms);
    }

    /** Days that can be looked back. */
    public List<Integer> spans() {
        return DAYS;
    }

    /** @param interval empty of a single reading */
    public record Row(String day, long readings, String value, String interval) {}

    /** @param upward empty while the reference is gathered, and so is {@code downward} */
    public record TestRow(String days, long readings, String value, String upward, String downward) {}

    static SeriesView of(
            Series series,
            SeriesNames names,
            MonitoringChoice choice,
            int back,
            List<DayAmount> days,
            List<ChartPoint> chart,
            Optional<DriftWatch.State> state,
            List<AlarmRow> alarms) {
        String name = names.of(series);
        List<LocalDate> changes =
                alarms.stream().map(alarm -> LocalDate.parse(alarm.since())).toList();
        List<PlotSvg.Point> points = days.stream()
                .map(day -> new PlotSvg.Point(day.day(), day.mean(), day.halfWidth()))
                .toList();
        return new SeriesView(
                series.name(),
                name,
                choice,
                back,
                PlotSvg.draw(
                        name,
                        List.of(new PlotSvg.Line(points, false)),
                        null,
                        changes,
                        value -> FigureNames.value(series, value)),
                newestFirst(days.stream().map(day -> row(series, day)).toList()),
                cusum(names.words().cusumPlot(), chart, state, changes),
                newestFirst(chart.stream().map(point -> test(series, point)).toList()),
                alarms,
                series.name().equals("distance"));
    }

    private static <T> List<T> newestFirst(List<T> rows) {
        List<T> turned = new ArrayList<>(rows);
        Collections.reverse(turned);
        return turned;
    }

    private static Row row(Series series, DayAmount day) {
        String interval = day.readings() < 2
                ? ""
                : FigureNames.value(series, day.mean() - day.halfWidth()) + " – "
                        + FigureNames.value(series, day.mean() + day.halfWidth());
        return new Row(day.day().toString(), day.readings(), FigureNames.value(series, day.mean()), interval);
    }

    private static TestRow test(Series series, ChartPoint point) {
        String days = point.from().equals(point.to()) ? point.to().toString() : point.from() + " – " + point.to();
        return new TestRow(
                days,
                point.readings(),
                FigureNames.value(series, point.value()),
                decimals(point.upward()),
                decimals(point.downward()));
    }

    private static String decimals(@Nullable Double sum) {
        return sum == null ? "" : Numbers.decimals(sum, 1);
    }

    private static String cusum(
            String label, List<ChartPoint> chart, Optional<DriftWatch.State> state, List<LocalDate> changes) {
        List<PlotSvg.Point> up = new ArrayList<>();
        List<PlotSvg.Point> down = new ArrayList<>();
        for (ChartPoint point : chart) {
            Double upward = point.upward();
            Double downward = point.downward();
            if (upward != null && downward != null) {
                up.add(new PlotSvg.Point(point.to(), upward, 0));
                down.add(new PlotSvg.Point(point.to(), downward, 0));
            }
        }
        return PlotSvg.draw(
                label,
                List.of(new PlotSvg.Line(up, false), new PlotSvg.Line(down, true)),
                state.map(DriftWatch.State::bound).orElse(null),
                changes,
                value -> Numbers.decimals(value, 0));
    }
}
