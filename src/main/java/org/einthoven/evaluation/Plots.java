package org.einthoven.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Pictures of the rhythm task's result, drawn from its result file. */
final class Plots {

    private static final String RESULT = "rhythm-cinc2017-fold0";
    private static final int CELL = 90;
    private static final int MARGIN = 70;
    private static final int SIDE = 260;

    /** Lightest and darkest blue of the tables: 0 and all of a row. */
    private static final int[] LIGHT = {247, 251, 255};

    private static final int[] DARK = {8, 81, 156};
    private static final double WHITE_TEXT_FROM = 0.5;

    private Plots() {}

    /** Every picture by the name of its file. */
    static Map<String, String> of(Path results) throws IOException {
        JsonNode metrics = new ObjectMapper()
                .readTree(Files.readString(results.resolve(RESULT + ".json")))
                .at("/result/metrics");
        Map<String, String> plots = new LinkedHashMap<>();
        plots.put(RESULT + "-confusion.svg", confusion(metrics.path("confusion")));
        plots.put(RESULT + "-reliability.svg", reliability(metrics.path("calibration")));
        return plots;
    }

    /** Recordings by true class (rows) and called class (columns); the shade is the share of the row. */
    static String confusion(JsonNode table) {
        List<String> classes = new ArrayList<>();
        table.fieldNames().forEachRemaining(classes::add);
        StringBuilder svg = new StringBuilder();
        for (int truth = 0; truth < classes.size(); truth++) {
            JsonNode row = table.path(classes.get(truth));
            double all = 0;
            for (JsonNode count : row) {
                all += count.asDouble();
            }
            int y = MARGIN + truth * CELL;
            text(svg, MARGIN - 10, y + CELL / 2, "end", "#222", classes.get(truth));
            text(svg, MARGIN + truth * CELL + CELL / 2, MARGIN - 12, "middle", "#222", classes.get(truth));
            for (int called = 0; called < classes.size(); called++) {
                long count = row.path(classes.get(called)).asLong();
                double share = all == 0 ? 0 : count / all;
                int x = MARGIN + called * CELL;
                svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>%n"
                        .formatted(x, y, CELL, CELL, shade(share)));
                text(
                        svg,
                        x + CELL / 2,
                        y + CELL / 2,
                        "middle",
                        share >= WHITE_TEXT_FROM ? "#fff" : "#222",
                        String.valueOf(count));
            }
        }
        int size = MARGIN + classes.size() * CELL + 10;
        text(svg, size / 2, 20, "middle", "#222", "called (columns) of true class (rows), recordings");
        return picture(size, size, "Confusion matrix", svg);
    }

    /** For each class what was said against what was true; on the diagonal a probability holds. */
    static String reliability(JsonNode calibration) {
        StringBuilder svg = new StringBuilder();
        int left = 40;
        for (Map.Entry<String, JsonNode> of : calibration.properties()) {
            int bottom = MARGIN + SIDE;
            svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#888\"/>%n"
                    .formatted(left, MARGIN, SIDE, SIDE));
            svg.append("<path d=\"M%d %dl%d -%d\" stroke=\"#888\" stroke-dasharray=\"4\"/>%n"
                    .formatted(left, bottom, SIDE, SIDE));
            StringBuilder line = new StringBuilder();
            for (JsonNode bin : of.getValue().path("reliability")) {
                double x = left + SIDE * bin.path("said").asDouble();
                double y = bottom - SIDE * bin.path("true").asDouble();
                line.append(String.format(Locale.ROOT, "%s%.1f %.1f", line.isEmpty() ? "M" : "L", x, y));
                svg.append(String.format(
                        Locale.ROOT,
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"><title>%d recordings</title></circle>%n",
                        x,
                        y,
                        shade(1),
                        bin.path("records").asLong()));
            }
            svg.append("<path d=\"%s\" fill=\"none\" stroke=\"%s\"/>%n".formatted(line, shade(1)));
            text(svg, left + SIDE / 2, MARGIN - 12, "middle", "#222", of.getKey());
            text(svg, left + SIDE / 2, bottom + 20, "middle", "#222", "said, 0 to 1");
            left += SIDE + 40;
        }
        text(
                svg,
                left / 2,
                20,
                "middle",
                "#222",
                "share that was true (upwards) against the probability that was said");
        return picture(left, MARGIN + SIDE + 40, "Reliability", svg);
    }

    private static String shade(double share) {
        StringBuilder colour = new StringBuilder("#");
        for (int c = 0; c < LIGHT.length; c++) {
            colour.append("%02x".formatted(Math.round(LIGHT[c] + share * (DARK[c] - LIGHT[c]))));
        }
        return colour.toString();
    }

    private static void text(StringBuilder svg, int x, int y, String anchor, String colour, String words) {
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" dominant-baseline=\"middle\" fill=\"%s\">%s</text>%n"
                .formatted(x, y, anchor, colour, words));
    }

    static String picture(int width, int height, String title, CharSequence content) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="15">
                <title>%s</title>
                <rect width="100%%" height="100%%" fill="#fff"/>
                %s</svg>
                """
                .formatted(width, height, title, content);
    }
}
