package org.einthoven.review;

import java.util.List;
import java.util.Map;
import org.einthoven.ecg.BeatClass;
import org.einthoven.holter.Tally;

/** Draws ectopic beats stretch by stretch as bars, and below them the rate: mean, slowest, fastest. */
final class HoursSvg {
    private static final double WIDTH = 720;
    private static final double LEFT = 44;
    private static final double RIGHT = 712;
    private static final double TOP = 12;
    private static final double BARS = 96;
    private static final double RATES = 118;
    private static final double BOTTOM = 178;
    private static final double HEIGHT = 200;
    private static final Map<BeatClass, String> FORMS = Map.of(
            BeatClass.S, "url(#bar-s)",
            BeatClass.V, "#b3261e",
            BeatClass.F, "url(#bar-f)");

    private final List<Tally> tallies;
    private final List<String> labels;

    private HoursSvg(List<Tally> tallies, List<String> labels) {
        this.tallies = tallies;
        this.labels = labels;
    }

    /** @param labels of each of {@code tallies}, one at least */
    static String draw(List<Tally> tallies, List<String> labels, String label) {
        return new HoursSvg(tallies, labels).drawing(label);
    }

    private String drawing(String label) {
        int most =
                Math.max(1, tallies.stream().mapToInt(HoursSvg::ectopic).max().orElse(1));
        StringBuilder out = new StringBuilder(SvgPaper.format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" class=\"chart\"",
                        WIDTH, HEIGHT))
                .append(" aria-label=\"")
                .append(label)
                .append("\">")
                .append("<defs><pattern id=\"bar-s\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\""
                        + " patternTransform=\"rotate(45)\"><path d=\"M0 0V5\" class=\"bar-s\"/></pattern>"
                        + "<pattern id=\"bar-f\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">"
                        + "<path d=\"M0 0L5 5M5 0L0 5\" class=\"bar-f\"/></pattern></defs>");
        double step = (RIGHT - LEFT) / tallies.size();
        double[] rates = rateRange();
        for (int i = 0; i < tallies.size(); i++) {
            double x = LEFT + i * step;
            bars(tallies.get(i), x, step, most, out);
            rate(tallies.get(i), x + step / 2, rates, out);
            if (i % (int) Math.ceil(tallies.size() / 12.0) == 0) {
                text(x, HEIGHT - 6, "start", labels.get(i), out);
            }
        }
        out.append(SvgPaper.format(
                "<path class=\"axis\" d=\"M%.0f %.0fV%.0fH%.0fM%.0f %.0fV%.0fH%.0f\"/>",
                LEFT, TOP, BARS, RIGHT, LEFT, RATES, BOTTOM, RIGHT));
        text(LEFT - 5, TOP + 8, "end", String.valueOf(most), out);
        text(LEFT - 5, BARS, "end", "0", out);
        text(LEFT - 5, RATES + 8, "end", Numbers.whole(rates[1]), out);
        text(LEFT - 5, BOTTOM, "end", Numbers.whole(rates[0]), out);
        return out.append("</svg>").toString();
    }

    private static int ectopic(Tally tally) {
        return tally.beats(BeatClass.S) + tally.beats(BeatClass.V) + tally.beats(BeatClass.F);
    }

    private static void bars(Tally tally, double x, double step, int most, StringBuilder out) {
        double y = BARS;
        for (BeatClass beatClass : List.of(BeatClass.V, BeatClass.S, BeatClass.F)) {
            double height = (BARS - TOP) * tally.beats(beatClass) / most;
            if (height > 0) {
                y -= height;
                out.append(SvgPaper.format(
                        "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                        x + 0.15 * step, y, 0.7 * step, height, FORMS.get(beatClass)));
            }
        }
    }

    private static void rate(Tally tally, double x, double[] range, StringBuilder out) {
        Double mean = tally.meanBpm();
        if (mean == null) {
            return;
        }
        double slowest = tally.slowestBpm() == null ? mean : tally.slowestBpm();
        double fastest = tally.fastestBpm() == null ? mean : tally.fastestBpm();
        out.append(SvgPaper.format(
                "<path class=\"axis\" d=\"M%.1f %.1fV%.1f\"/><circle class=\"mean\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.6\"/>",
                x, y(slowest, range), y(fastest, range), x, y(mean, range)));
    }

    private double[] rateRange() {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (Tally tally : tallies) {
            Double mean = tally.meanBpm();
            if (mean != null) {
                low = Math.min(low, tally.slowestBpm() == null ? mean : Math.min(mean, tally.slowestBpm()));
                high = Math.max(high, tally.fastestBpm() == null ? mean : Math.max(mean, tally.fastestBpm()));
            }
        }
        return high == 0
                ? new double[] {0, 100}
                : new double[] {Math.floor(low / 10) * 10, Math.ceil(high / 10 + 0.1) * 10};
    }

    private static double y(double rate, double[] range) {
        return BOTTOM - (BOTTOM - RATES) * (rate - range[0]) / (range[1] - range[0]);
    }

    private static void text(double x, double y, String anchor, String text, StringBuilder out) {
        out.append(SvgPaper.format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor))
                .append(text)
                .append("</text>");
    }
}
