package org.einthoven.review;

import java.util.Locale;
import org.einthoven.monitoring.CalibrationBins;
import org.einthoven.statistics.Interval;

/** Draws what probabilities said against what was true: on the diagonal both are the same. */
final class ReliabilitySvg {
    private static final double SIDE = 200;
    private static final double MARGIN = 26;

    private ReliabilitySvg() {}

    /** @param label what it shows, for those who do not see it */
    static String draw(String label, CalibrationBins bins) {
        StringBuilder out = new StringBuilder(1 << 11);
        out.append("<svg class=\"plot is-square\" viewBox=\"0 0 240 240\" role=\"img\" aria-label=\"")
                .append(PlotSvg.escaped(label))
                .append("\">");
        add(out, "<path class=\"grid\" d=\"M%1$.1f %2$.1fH%3$.1fM%1$.1f %2$.1fV%4$.1f\"/>", x(0), y(0), x(1), y(1));
        add(out, "<path class=\"level\" d=\"M%.1f %.1fL%.1f %.1f\"/>", x(0), y(0), x(1), y(1));
        for (double tick : new double[] {0, 0.5, 1}) {
            add(out, "<text text-anchor=\"middle\" x=\"%.1f\" y=\"%.1f\">%.1f</text>", x(tick), y(0) + 16, tick);
            add(out, "<text class=\"is-value\" x=\"%.1f\" y=\"%.1f\">%.1f</text>", x(0) - 4, y(tick) + 4, tick);
        }
        for (CalibrationBins.Bin bin : bins.bins()) {
            if (bin.answers() > 0) {
                Interval share = bin.share();
                double x = x(bin.meanProbability());
                add(out, "<path class=\"spans\" d=\"M%.1f %.1fV%.1f\"/>", x, y(share.low()), y(share.high()));
                add(out, "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>", x, y(share.value()));
            }
        }
        return out.append("</svg>").toString();
    }

    private static void add(StringBuilder out, String pattern, Object... values) {
        out.append(String.format(Locale.ROOT, pattern, values));
    }

    private static double x(double share) {
        return MARGIN + share * SIDE;
    }

    private static double y(double share) {
        return 10 + (1 - share) * SIDE;
    }
}
