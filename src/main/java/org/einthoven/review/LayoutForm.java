package org.einthoven.review;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.einthoven.ecg.Ecg;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.PageOutline;
import org.einthoven.formats.PageOutline.Corner;
import org.einthoven.formats.PlainDecimal;
import org.einthoven.formats.PrintedPage;
import org.einthoven.paper.LeadBox;
import org.einthoven.paper.PageGeometry;

/**
 * The form in which a page is laid out, as it stands on the page.
 *
 * @param corners x and y in pixels of the picture: upper left, upper right, lower right, lower left
 * @param widthMm of the outline, which is the pitch of the grid in other words
 */
public record LayoutForm(
        List<String> corners, String widthMm, String heightMm, String mmPerS, String mmPerMv, List<BoxRow> boxes) {
    static final List<String> CORNERS = List.of("upper left", "upper right", "lower right", "lower left");

    /** Lines to be filled in below those that are. */
    private static final int SPARE = 3;

    /** Of a page whose outline was not kept: its whole picture, at the resolution that it has. */
    private static PageOutline whole(PrintedPage page) {
        double right = page.widthPx() - 1;
        double bottom = page.heightPx() - 1;
        return new PageOutline(
                List.of(new Corner(0, 0), new Corner(right, 0), new Corner(right, bottom), new Corner(0, bottom)),
                right / page.pixelsPerMm(),
                bottom / page.pixelsPerMm());
    }

    public LayoutForm {
        corners = List.copyOf(corners);
        boxes = List.copyOf(boxes);
    }

    /** How the page was read. */
    static LayoutForm of(PrintedPage page) {
        PageOutline outline = page.outline() == null ? whole(page) : page.outline();
        List<String> corners = new ArrayList<>();
        for (Corner corner : outline.corners()) {
            corners.add(tenths(corner.x()));
            corners.add(tenths(corner.y()));
        }
        List<BoxRow> boxes = new ArrayList<>();
        page.traces().forEach(trace -> boxes.add(BoxRow.of(trace, page.traces(), outline)));
        for (int i = 0; i < SPARE && boxes.size() < Ecg.MAX_LEADS; i++) {
            boxes.add(BoxRow.EMPTY);
        }
        return new LayoutForm(
                corners,
                tenths(outline.widthMm()),
                tenths(outline.heightMm()),
                PlainDecimal.of(page.mmPerS()),
                PlainDecimal.of(page.mmPerMv()),
                boxes);
    }

    static LayoutForm read(MultivaluedMap<String, String> posted) {
        List<String> corners = new ArrayList<>();
        for (int i = 0; i < CORNERS.size(); i++) {
            corners.add(FormText.of(posted, "x-" + i));
            corners.add(FormText.of(posted, "y-" + i));
        }
        List<BoxRow> boxes = new ArrayList<>();
        for (int i = 0; i < Ecg.MAX_LEADS && posted.containsKey("lead-" + i); i++) {
            boxes.add(BoxRow.read(posted, i));
        }
        return new LayoutForm(
                corners,
                FormText.of(posted, "width"),
                FormText.of(posted, "height"),
                FormText.of(posted, "speed"),
                FormText.of(posted, "gain"),
                boxes);
    }

    /** @throws FaultException that says what cannot be understood */
    PageGeometry geometry() {
        try {
            List<Corner> places = new ArrayList<>();
            for (int i = 0; i < CORNERS.size(); i++) {
                String what = "the corner at the " + CORNERS.get(i);
                places.add(new Corner(
                        FormText.number(corners.get(2 * i), what), FormText.number(corners.get(2 * i + 1), what)));
            }
            List<LeadBox> laid = boxes.stream()
                    .filter(row -> !row.lead().isEmpty())
                    .map(BoxRow::box)
                    .toList();
            return new PageGeometry(
                    new PageOutline(
                            places, FormText.number(widthMm, "the width"), FormText.number(heightMm, "the height")),
                    FormText.number(mmPerS, "the speed"),
                    FormText.number(mmPerMv, "the gain"),
                    laid);
        } catch (IllegalArgumentException nonsense) {
            throw FaultException.of(Fault.BAD_REQUEST, nonsense.getMessage() + ".");
        }
    }

    /** For the form: the corners with their names. */
    public List<NamedCorner> namedCorners() {
        List<NamedCorner> named = new ArrayList<>();
        for (int i = 0; i < CORNERS.size(); i++) {
            named.add(new NamedCorner(CORNERS.get(i), corners.get(2 * i), corners.get(2 * i + 1)));
        }
        return named;
    }

    /** A corner as the form shows it. */
    public record NamedCorner(String name, String x, String y) {}

    private static String tenths(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
