package org.einthoven.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Draws what was measured day by day; colours are the page's. The numbers stand in a table beside it. */
final class PlotSvg {
    private static final double WIDTH = 860;
    private static final double HEIGHT = 220;
    private static final double LEFT = 64;
    private static final double RIGHT = 10;
    private static final double TOP = 12;
    private static final double BOTTOM = 26;
    /** Lines of the grid, about: their values are round. */
    private static final int LINES = 4;

    /** @param halfWidth of its interval; 0 for none */
    record Point(LocalDate day, double value, double halfWidth) {}

    /** @param dashed told apart from another one without colour */
    record Line(List<Point> points, boolean dashed) {
        Line {
            points = List.copyOf(points);
        }
    }

    private final LocalDate from;
    private final LocalDate to;
    private final double low;
    private final double high;
    private final double step;
    private final StringBuilder out = new StringBuilder(1 << 12);

    private PlotSvg(LocalDate from, LocalDate to, double least, double most, boolean counts) {
        this.from = from;
        this.to = to;
        double round = round((most - least) / LINES);
        this.step = counts ? Math.max(1, round) : round;
        this.low = Math.floor(least / step) * step;
        this.high = Math.ceil(most / step) * step;
    }

    /** The next one, two or five of its order. */
    private static double round(double step) {
        double order = Math.pow(10, Math.floor(Math.log10(step)));
        return DoubleStream.of(1, 2, 5)
                .map(digit -> digit * order)
                .filter(rounded -> rounded >= step)
                .findFirst()
                .orElse(10 * order);
    }

    /**
     * @param label what it shows, for those who do not see it
     * @param level a value to be marked by a line; null for none
     * @param marks days to be marked
     * @param value writes a value with its unit
     * @return empty where there is no point
     */
    static String draw(
            String label,
            List<Line> lines,
            @Nullable Double level,
            List<LocalDate> marks,
            DoubleFunction<String> value) {
        List<Point> all = lines.stream().flatMap(line -> line.points().stream()).toList();
        if (all.isEmpty()) {
            return "";
        }
        List<Double> values = new ArrayList<>();
        all.forEach(point -> {
            values.add(point.value - point.halfWidth);
            values.add(point.value + point.halfWidth);
        });
        if (level != null) {
            values.add(level);
        }
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double room = most > least ? (most - least) * 0.05 : Math.max(Math.abs(most) * 0.1, 0.5);
        LocalDate first = all.stream().map(Point::day).min(LocalDate::compareTo).orElseThrow();
        LocalDate last = all.stream().map(Point::day).max(LocalDate::compareTo).orElseThrow();
        double floor = least >= 0 ? Math.max(0, least - room) : least - room;
        boolean counts = values.stream().allMatch(one -> one == Math.rint(one));
        PlotSvg plot = new PlotSvg(first, last, floor, most + room, counts);
        plot.axes(value);
        if (level != null) {
            plot.add("<path class=\"level\" d=\"M%.1f %.1fH%.1f\"/>", LEFT, plot.y(level), WIDTH - RIGHT);
        }
        marks.stream().filter(day -> !day.isBefore(first) && !day.isAfter(last)).forEach(plot::mark);
        lines.forEach(plot::line);
        return "<svg class=\"plot\" viewBox=\"0 0 860 220\" role=\"img\" aria-label=\"" + escaped(label) + "\">"
                + plot.out + "</svg>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private void add(String pattern, Object... values) {
        out.append(String.format(Locale.ROOT, pattern, values));
    }

    private double x(LocalDate day) {
        long days = Math.max(1, to.toEpochDay() - from.toEpochDay());
        return LEFT + (WIDTH - LEFT - RIGHT) * (day.toEpochDay() - from.toEpochDay()) / days;
    }

    private double y(double value) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low);
    }

    private void axes(DoubleFunction<String> value) {
        long lines = Math.round((high - low) / step);
        for (long i = 0; i <= lines; i++) {
            double at = low + step * i;
            add("<path class=\"grid\" d=\"M%.1f %.1fH%.1f\"/>", LEFT, y(at), WIDTH - RIGHT);
            add(
                    "<text class=\"is-value\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                    LEFT - 6, y(at) + 4, escaped(value.apply(at)));
        }
        long days = to.toEpochDay() - from.toEpochDay();
        long step = Math.max(1, days / LINES);
        for (long after = 0; after <= days; after += step) {
            LocalDate day = from.plusDays(after);
            String end = after == 0 ? "start" : after + step > days ? "end" : "middle";
            add("<text text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", end, x(day), HEIGHT - 6, day);
        }
    }

    private void mark(LocalDate day) {
        add("<path class=\"mark\" d=\"M%.1f %.1fV%.1f\"/>", x(day), TOP, HEIGHT - BOTTOM);
    }

    private void line(Line line) {
        StringBuilder path = new StringBuilder();
        StringBuilder spans = new StringBuilder();
        for (Point point : line.points()) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(String.format(Locale.ROOT, "%.1f %.1f", x(point.day), y(point.value)));
            if (point.halfWidth > 0) {
                spans.append(String.format(
                        Locale.ROOT,
                        "M%.1f %.1fV%.1f",
                        x(point.day),
                        y(Math.max(low, point.value - point.halfWidth)),
                        y(Math.min(high, point.value + point.halfWidth))));
            }
        }
        add(
                "<path class=\"spans\" d=\"%s\"/><path class=\"line%s\" d=\"%s\"/>",
                spans, line.dashed ? " is-dashed" : "", path);
        if (line.points().size() == 1) {
            Point only = line.points().get(0);
            add("<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>", x(only.day), y(only.value));
        }
    }
}
