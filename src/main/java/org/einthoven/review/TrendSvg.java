package org.einthoven.review;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Draws what is never negative over the time of a recording: single values as points, what stands for a stretch as a bar. */
record TrendSvg(String label, double durationMs, List<Point> points, List<Bar> bars) {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 130;
    private static final double LEFT = 40;
    private static final double RIGHT = 710;
    private static final double TOP = 22;
    private static final double BOTTOM = 108;

    /** A trend of one value is drawn as wide as this share of it. */
    private static final double LEAST_RANGE = 0.2;

    /** This share of the values may lie at the upper and at the lower edge: one that is wrong must not press the rest flat. */
    private static final double OUTSIDE = 0.02;

    record Point(double ms, double value) {}

    /** @param doubtful whether it is hatched */
    record Bar(double fromMs, double toMs, double value, boolean doubtful) {}

    /** @param id of the drawing in its page */
    String draw(String id) {
        double[] sorted = values().sorted().toArray();
        double lowest = sorted.length == 0 ? 0 : sorted[(int) (OUTSIDE * (sorted.length - 1))];
        double highest = sorted.length == 0 ? 1 : sorted[(int) Math.ceil((1 - OUTSIDE) * (sorted.length - 1))];
        double room = Math.max(0.05 * (highest - lowest), LEAST_RANGE * Math.abs(highest) / 2);
        double low = Math.max(0, Math.floor((lowest - room) / 5) * 5);
        double high = Math.ceil((highest + room) / 5) * 5;
        return SvgPaper.format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" class=\"chart\"",
                        WIDTH, HEIGHT)
                + " aria-label=\"" + label + "\">"
                + "<defs><pattern id=\"" + id + "-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\""
                + " patternTransform=\"rotate(45)\"><path d=\"M0 0V6\" class=\"doubt-line\"/></pattern></defs>"
                + "<text x=\"2\" y=\"13\">" + label + "</text>"
                + bars.stream().map(bar -> bar(bar, id, low, high)).collect(Collectors.joining())
                + "<path class=\"dots\" d=\"" + dots(low, high) + "\"/>"
                + axes(low, high)
                + "</svg>";
    }

    private DoubleStream values() {
        return Stream.concat(points.stream().map(Point::value), bars.stream().map(Bar::value))
                .filter(value -> !Double.isNaN(value))
                .mapToDouble(Double::doubleValue);
    }

    private String bar(Bar bar, String id, double low, double high) {
        String hatch = bar.doubtful
                ? SvgPaper.format(
                        "<rect fill=\"url(#%s-hatch)\" x=\"%.1f\" y=\"%.0f\" width=\"%.1f\" height=\"%.0f\"/>",
                        id, x(bar.fromMs), TOP, x(bar.toMs) - x(bar.fromMs), BOTTOM - TOP)
                : "";
        return Double.isNaN(bar.value)
                ? hatch
                : hatch
                        + SvgPaper.format(
                                "<path class=\"level\" d=\"M%.1f %.1fH%.1f\"/>",
                                x(bar.fromMs), y(bar.value, low, high), x(bar.toMs));
    }

    private String dots(double low, double high) {
        StringBuilder path = new StringBuilder();
        points.forEach(point -> path.append(SvgPaper.format("M%.1f %.1fh0", x(point.ms), y(point.value, low, high))));
        return path.toString();
    }

    private String axes(double low, double high) {
        double step = tick();
        StringBuilder axes = new StringBuilder(SvgPaper.format(
                "<path class=\"axis\" d=\"M%.0f %.0fV%.0fH%.0f\"/>"
                        + "<text x=\"34\" y=\"%.0f\" text-anchor=\"end\">%.0f</text>"
                        + "<text x=\"34\" y=\"%.0f\" text-anchor=\"end\">%.0f</text>",
                LEFT, TOP, BOTTOM, RIGHT, TOP + 9, high, BOTTOM, low));
        for (double ms = 0; ms <= durationMs; ms += step) {
            axes.append(SvgPaper.format(
                    "<text x=\"%.1f\" y=\"%.0f\" text-anchor=\"middle\">%s</text>",
                    Math.min(x(ms), RIGHT - 12), BOTTOM + 16, Clocks.elapsed(ms)));
        }
        return axes.toString();
    }

    /** Ten seconds, half a minute, a minute, five, ten: as many as have room. */
    private double tick() {
        return DoubleStream.of(10_000, 30_000, 60_000, 300_000)
                .filter(step -> durationMs / step <= 12)
                .findFirst()
                .orElse(600_000);
    }

    private double x(double ms) {
        return LEFT + (RIGHT - LEFT) * ms / durationMs;
    }

    private static double y(double value, double low, double high) {
        return BOTTOM - (BOTTOM - TOP) * (Math.max(low, Math.min(high, value)) - low) / (high - low);
    }
}
