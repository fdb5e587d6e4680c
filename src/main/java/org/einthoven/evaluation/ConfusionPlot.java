package org.einthoven.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** How often each true class (rows) was called which (columns); the shade is the share of the row. */
final class ConfusionPlot {

    private static final int CELL = 90;
    private static final int MARGIN = 70;
    private static final double WHITE_TEXT_FROM = 0.5;

    private ConfusionPlot() {}

    /**
     * The picture as SVG.
     *
     * @param table the counts by true and called class, as a result file has them
     * @param counted what was counted, such as beats
     */
    static String of(JsonNode table, String counted) {
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
            Svg.text(svg, MARGIN - 10, y + CELL / 2, "end", Svg.DARK, classes.get(truth));
            Svg.text(svg, MARGIN + truth * CELL + CELL / 2, MARGIN - 12, "middle", Svg.DARK, classes.get(truth));
            for (int called = 0; called < classes.size(); called++) {
                long count = row.path(classes.get(called)).asLong();
                cell(svg, MARGIN + called * CELL, y, count, all == 0 ? 0 : count / all);
            }
        }
        int size = MARGIN + classes.size() * CELL + 10;
        Svg.text(svg, size / 2, 20, "middle", Svg.DARK, "called (columns) of true class (rows), " + counted);
        return Svg.picture(size, size, "Confusion matrix", svg);
    }

    private static void cell(StringBuilder svg, int x, int y, long count, double share) {
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>%n"
                .formatted(x, y, CELL, CELL, Svg.shade(share)));
        String colour = share >= WHITE_TEXT_FROM ? "#fff" : Svg.DARK;
        Svg.text(svg, x + CELL / 2, y + CELL / 2, "middle", colour, String.valueOf(count));
    }
}
