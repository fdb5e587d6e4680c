package org.einthoven.paper;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.LeadName;
import org.einthoven.formats.PrintedTrace;

/**
 * Measures traces on a flat page: which potential a height is, and where in the picture it lies.
 *
 * @param quarters right angles by which the page was turned for the rows to be level
 */
record PageRuler(FlatPage page, int quarters, double mmPerMv) {

    /**
     * A part of a row that shows one lead.
     *
     * @param left column of the flat page at which the row begins
     * @param from column of the row at which the lead begins, and {@code to} the one behind its end
     * @param zeroPx the height of 0 mV
     * @param sign −1 where the lead is drawn upside down
     */
    record Stretch(Row row, int left, int from, int to, double zeroPx, int sign) {}

    /** Writes what a stretch shows into {@code mv}, from sample {@code first} on. */
    void write(Stretch stretch, float[] mv, int first) {
        for (int x = stretch.from(); x < stretch.to(); x++) {
            int sample = first + x - stretch.from();
            if (sample < mv.length) {
                double px = stretch.zeroPx() - stretch.row().heights()[x];
                mv[sample] = (float) (stretch.sign() * px / FlatPage.PX_PER_MM / mmPerMv);
            }
        }
    }

    /**
     * Where in the picture a lead lies.
     *
     * @param rows whose strokes it may have in common with its own
     * @param first sample that it shows
     */
    PrintedTrace trace(LeadName lead, Stretch stretch, List<Row> rows, int first) {
        double perMv = stretch.sign() * FlatPage.PX_PER_MM * mmPerMv;
        List<PrintedTrace.Place> places = new ArrayList<>();
        List<Integer> confidence = new ArrayList<>();
        for (int x = stretch.from(); x < stretch.to(); x += PrintedTrace.STEP) {
            Point2D.Double at = page.sheet().inPicture(stretch.left() + x, stretch.zeroPx(), quarters);
            Point2D.Double above = page.sheet().inPicture(stretch.left() + x, stretch.zeroPx() - perMv, quarters);
            places.add(new PrintedTrace.Place(
                    (float) at.x, (float) at.y, (float) (above.x - at.x), (float) (above.y - at.y)));
            confidence.add((int) Math.round(
                    100 * TraceConfidence.of(stretch.row(), rows, x, Math.min(stretch.to(), x + PrintedTrace.STEP))));
        }
        return new PrintedTrace(lead.display(), first, places, confidence);
    }
}
