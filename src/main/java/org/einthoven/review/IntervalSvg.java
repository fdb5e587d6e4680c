package org.einthoven.review;

import static org.einthoven.review.SvgPaper.format;

import java.util.List;
import org.einthoven.inference.ModelCard.Metric;
import org.jspecify.annotations.Nullable;

/**
 * Draws figures between 0 and 1 of two versions below each other with their 95 % intervals, so that what overlaps is seen
 * to. The second is a diamond and dashed, and they differ without colours too.
 */
final class IntervalSvg {
    /** As many are seen at once; the table has all of them. */
    static final int MOST = 24;

    private static final double WIDTH = 720;
    private static final double LEFT = 250;
    private static final double RIGHT = 700;
    private static final double TOP = 30;
    private static final double ROW = 30;
    /** Between the two of a figure. */
    private static final double APART = 11;

    private static final int TICKS = 5;
    private static final double HALF = 4;
    private static final int LONGEST_NAME = 34;

    private IntervalSvg() {}

    /** A figure of both versions; null for one whose card does not have it. */
    record Pair(@Nullable Metric one, @Nullable Metric other) {
        /** A share or score with an interval on one side at least: counts and milliseconds have other scales. */
        boolean isDrawn() {
            return isShare(one) && isShare(other) && (hasInterval(one) || hasInterval(other));
        }

        private static boolean isShare(@Nullable Metric metric) {
            return metric == null || metric.value() >= 0 && metric.value() <= 1;
        }

        private static boolean hasInterval(@Nullable Metric metric) {
            return metric != null && metric.low() != null && metric.high() != null;
        }

        private String name() {
            String name = one != null ? one.name() : other == null ? "" : other.name();
            return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
        }
    }

    /** Empty where none of them can be drawn; otherwise SVG, escaped. */
    static String draw(List<Pair> pairs, String label) {
        List<Pair> drawn = pairs.stream().filter(Pair::isDrawn).limit(MOST).toList();
        if (drawn.isEmpty()) {
            return "";
        }
        double height = TOP + drawn.size() * ROW;
        StringBuilder svg = new StringBuilder(
                        format("<svg class=\"intervals\" viewBox=\"0 0 %.0f %.0f\"", WIDTH, height))
                .append(" role=\"img\" aria-label=\"")
                .append(escaped(label))
                .append("\">");
        for (int tick = 0; tick <= TICKS; tick++) {
            double x = x((double) tick / TICKS);
            svg.append(format("<path class=\"tick\" d=\"M%.1f %.1fV%.1f\"/>", x, TOP - 8, height));
            svg.append(
                    format("<text x=\"%.1f\" y=\"14\" text-anchor=\"middle\">%.1f</text>", x, (double) tick / TICKS));
        }
        for (int i = 0; i < drawn.size(); i++) {
            double y = TOP + (i + 0.5) * ROW;
            svg.append(format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">", LEFT - 10, y + HALF))
                    .append(escaped(drawn.get(i).name()))
                    .append("</text>");
            mark(svg, drawn.get(i).one(), "one", y - APART / 2);
            mark(svg, drawn.get(i).other(), "other", y + APART / 2);
        }
        return svg.append("</svg>").toString();
    }

    private static void mark(StringBuilder svg, @Nullable Metric metric, String side, double y) {
        if (metric == null) {
            return;
        }
        svg.append("<g class=\"").append(side).append("\">");
        if (metric.low() != null && metric.high() != null) {
            svg.append(format("<path d=\"M%.1f %.1fH%.1f\"/>", x(metric.low()), y, x(metric.high())));
        }
        double x = x(metric.value());
        svg.append(
                side.equals("one")
                        ? format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", x, y, HALF)
                        : format(
                                "<path class=\"point\" d=\"M%.1f %.1fl%.1f %.1fl%.1f %.1fl%.1f %.1fz\"/>",
                                x, y - HALF - 1, HALF + 1, HALF + 1, -HALF - 1, HALF + 1, -HALF - 1, -HALF - 1));
        svg.append("</g>");
    }

    private static double x(double share) {
        return LEFT + Math.min(1, Math.max(0, share)) * (RIGHT - LEFT);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
