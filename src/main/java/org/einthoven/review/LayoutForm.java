package org.einthoven.review;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.einthoven.archive.UnreadPage;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
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
 * @param patient whose page it is, where it is no recording yet
 */
public record LayoutForm(
        List<String> corners,
        String widthMm,
        String heightMm,
        String mmPerS,
        String mmPerMv,
        List<BoxRow> boxes,
        EvenLayout even,
        String patient) {
    private static final String EVEN = "even";
    private static final String TURN = "turn";

    /** What changes the form alone: boxes of equal size, and another side of the page above. */
    static final Set<String> CHANGES = Set.of(EVEN, TURN);

    static final List<String> CORNERS = List.of("upper left", "upper right", "lower right", "lower left");

    /** Lines to be filled in below those that are. */
    private static final int SPARE = 3;

    /** The longer side of A4, which most pages have. */
    private static final double USUAL_MM = 297;

    private static final String USUAL_MM_PER_S = "25";
    private static final String USUAL_MM_PER_MV = "10";

    /** Of a page whose outline is not known: its whole picture. */
    private static PageOutline whole(int widthPx, int heightPx, double pxPerMm) {
        double right = widthPx - 1;
        double bottom = heightPx - 1;
        return new PageOutline(
                List.of(new Corner(0, 0), new Corner(right, 0), new Corner(right, bottom), new Corner(0, bottom)),
                right / pxPerMm,
                bottom / pxPerMm);
    }

    public LayoutForm {
        corners = List.copyOf(corners);
        boxes = List.copyOf(boxes);
    }

    /** How the page was read. */
    static LayoutForm of(PrintedPage page) {
        PageOutline outline =
                page.outline() == null ? whole(page.widthPx(), page.heightPx(), page.pixelsPerMm()) : page.outline();
        return new LayoutForm(
                corners(outline),
                tenths(outline.widthMm()),
                tenths(outline.heightMm()),
                PlainDecimal.of(page.mmPerS()),
                PlainDecimal.of(page.mmPerMv()),
                withSpare(page.traces().stream()
                        .map(trace -> BoxRow.of(trace, page.traces(), outline))
                        .toList()),
                EvenLayout.usual(outline.widthMm(), outline.heightMm()),
                "");
    }

    /** As most pages are. */
    static LayoutForm of(UnreadPage page) {
        PageOutline outline = page.outline() == null
                ? whole(page.widthPx(), page.heightPx(), Math.max(page.widthPx(), page.heightPx()) / USUAL_MM)
                : page.outline();
        EvenLayout even = EvenLayout.usual(outline.widthMm(), outline.heightMm());
        return new LayoutForm(
                corners(outline),
                tenths(outline.widthMm()),
                tenths(outline.heightMm()),
                USUAL_MM_PER_S,
                USUAL_MM_PER_MV,
                withSpare(even.boxes()),
                even,
                page.patient() == null ? "" : page.patient());
    }

    private static List<String> corners(PageOutline outline) {
        return outline.corners().stream()
                .flatMap(corner -> Stream.of(corner.x(), corner.y()))
                .map(LayoutForm::tenths)
                .toList();
    }

    private static List<BoxRow> withSpare(List<BoxRow> rows) {
        List<BoxRow> boxes = new ArrayList<>(rows);
        for (int i = 0; i < SPARE && boxes.size() < Ecg.MAX_LEADS; i++) {
            boxes.add(BoxRow.EMPTY);
        }
        return boxes;
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
                boxes,
                EvenLayout.read(posted),
                FormText.of(posted, "patient"));
    }

    /**
     * The form with one of its {@link #CHANGES}.
     *
     * @throws FaultException that says what cannot be understood
     */
    LayoutForm after(String change) {
        return change.equals(EVEN)
                ? new LayoutForm(corners, widthMm, heightMm, mmPerS, mmPerMv, withSpare(even.boxes()), even, patient)
                : turned();
    }

    /** The right side of the page is its upper one then, and the boxes are to be laid anew. */
    private LayoutForm turned() {
        List<String> turned = new ArrayList<>(corners.subList(2, corners.size()));
        turned.addAll(corners.subList(0, 2));
        try {
            EvenLayout usual =
                    EvenLayout.usual(FormText.number(heightMm, "the height"), FormText.number(widthMm, "the width"));
            EvenLayout again = new EvenLayout(
                    even.layout(), even.order(), usual.left(), usual.top(), usual.right(), usual.bottom());
            return new LayoutForm(turned, heightMm, widthMm, mmPerS, mmPerMv, withSpare(again.boxes()), again, patient);
        } catch (IllegalArgumentException nonsense) {
            throw FaultException.of(Fault.BAD_REQUEST, nonsense.getMessage() + ".");
        }
    }

    /** That a box may have. */
    static List<String> leads() {
        return Stream.of(LeadName.values()).map(LeadName::display).toList();
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
