package org.einthoven.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/** For each class what was said against what was true; on the diagonal a probability holds. */
final class ReliabilityPlot {

    private static final int MARGIN = 70;
    private static final int SIDE = 260;
    private static final int GAP = 40;

    private ReliabilityPlot() {}

    /**
     * The picture as SVG.
     *
     * @param calibration by class, the bins under {@code reliability} as a result file has them; classes without are
     *     left out
     * @param counted what the answers are of
     */
    static String of(JsonNode calibration, String counted) {
        StringBuilder svg = new StringBuilder();
        int left = GAP;
        for (Map.Entry<String, JsonNode> of : calibration.properties()) {
            if (of.getValue().has("reliability")) {
                curve(svg, left, of.getKey(), of.getValue().path("reliability"), counted);
                left += SIDE + GAP;
            }
        }
        Svg.text(
                svg,
                left / 2,
                20,
                "middle",
                Svg.DARK,
                // alone, one curve is too narrow for both halves of the sentence
                left > 2 * (SIDE + GAP)
                        ? "share that was true (upwards) against the probability that was said"
                        : "share that was true (upwards)");
        return Svg.picture(left, MARGIN + SIDE + GAP, "Reliability", svg);
    }

    private static void curve(StringBuilder svg, int left, String name, JsonNode bins, String counted) {
        int bottom = MARGIN + SIDE;
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#888\"/>%n"
                .formatted(left, MARGIN, SIDE, SIDE));
        svg.append("<path d=\"M%d %dl%d -%d\" stroke=\"#888\" stroke-dasharray=\"4\"/>%n"
                .formatted(left, bottom, SIDE, SIDE));
        StringBuilder line = new StringBuilder();
        for (JsonNode bin : bins) {
            double x = left + SIDE * bin.path("said").asDouble();
            double y = bottom - SIDE * bin.path("true").asDouble();
            line.append(String.format(Locale.ROOT, "%s%.1f %.1f", line.isEmpty() ? "M" : "L", x, y));
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"><title>%d %s</title></circle>%n",
                    x,
                    y,
                    Svg.shade(1),
                    bin.path("records").asLong(),
                    counted));
        }
        svg.append("<path d=\"%s\" fill=\"none\" stroke=\"%s\"/>%n".formatted(line, Svg.shade(1)));
        Svg.text(svg, left + SIDE / 2, MARGIN - 12, "middle", Svg.DARK, name);
        Svg.text(svg, left + SIDE / 2, bottom + 20, "middle", Svg.DARK, "said, 0 to 1");
    }
}
