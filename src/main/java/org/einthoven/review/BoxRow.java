package org.einthoven.review;

import jakarta.ws.rs.core.MultivaluedMap;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.einthoven.ecg.LeadName;
import org.einthoven.formats.PageOutline;
import org.einthoven.formats.PrintedTrace;
import org.einthoven.formats.PrintedTrace.Place;
import org.einthoven.paper.Homography;
import org.einthoven.paper.LeadBox;

/**
 * One lead in the form in which a page is laid out, as it stands on the page, complete or not; in mm from the upper left
 * corner of the outline. A line without a lead is left out.
 *
 * @param inverted {@code true} where the lead is drawn upside down, else empty
 */
public record BoxRow(String lead, String left, String top, String right, String bottom, String inverted) {
    /** Above and below a row that has no neighbour. */
    private static final double HALF_MM = 15;

    /** Rows that are closer are one. */
    private static final double SAME_ROW_MM = 4;

    static final BoxRow EMPTY = new BoxRow("", "", "", "", "", "");

    static BoxRow read(MultivaluedMap<String, String> posted, int row) {
        return new BoxRow(
                FormText.of(posted, "lead-" + row),
                FormText.of(posted, "left-" + row),
                FormText.of(posted, "top-" + row),
                FormText.of(posted, "right-" + row),
                FormText.of(posted, "bottom-" + row),
                FormText.of(posted, "inverted-" + row));
    }

    /** The box in which a lead was found. */
    static BoxRow of(PrintedTrace trace, List<PrintedTrace> all, PageOutline outline) {
        Homography sheet = Homography.of(outline);
        List<Place> places = trace.places();
        double row = heightMm(trace, sheet);
        double above = all.stream()
                .mapToDouble(other -> row - heightMm(other, sheet))
                .filter(distance -> distance > SAME_ROW_MM)
                .min()
                .orElse(2 * HALF_MM);
        double below = all.stream()
                .mapToDouble(other -> heightMm(other, sheet) - row)
                .filter(distance -> distance > SAME_ROW_MM)
                .min()
                .orElse(2 * HALF_MM);
        return new BoxRow(
                trace.lead(),
                text(onPaper(places.get(0), sheet).x),
                text(row - above / 2),
                // a place is a millimetre long
                text(onPaper(places.get(places.size() - 1), sheet).x + 1),
                text(row + below / 2),
                isInverted(trace, sheet) ? "true" : "");
    }

    private static double heightMm(PrintedTrace trace, Homography sheet) {
        return onPaper(trace.places().get(trace.places().size() / 2), sheet).y;
    }

    private static Point2D.Double onPaper(Place place, Homography sheet) {
        return sheet.onPaper(place.x(), place.y());
    }

    private static boolean isInverted(PrintedTrace trace, Homography sheet) {
        Place first = trace.places().get(0);
        return sheet.onPaper(first.x() + first.xPerMv(), first.y() + first.yPerMv()).y > onPaper(first, sheet).y;
    }

    private static String text(double mm) {
        return String.format(Locale.ROOT, "%.1f", mm);
    }

    /** @throws IllegalArgumentException that says what is wrong with it */
    LeadBox box() {
        LeadName name = Stream.of(LeadName.values())
                .filter(known -> known.display().equals(lead))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no lead " + lead));
        return new LeadBox(
                name,
                FormText.number(left, "the left edge of " + lead),
                FormText.number(top, "the upper edge of " + lead),
                FormText.number(right, "the right edge of " + lead),
                FormText.number(bottom, "the lower edge of " + lead),
                inverted.equals("true"));
    }
}
