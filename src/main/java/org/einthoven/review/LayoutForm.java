package org.einthoven.review;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
 * @param scaleRead {@code true} where speed and gain were read off the page, else empty
 * @param patient whose page it is, where it is no recording yet
 * @param seen the patient whose name was shown beside the picture, as {@code patient} has it
 */
public record LayoutForm(
        List<String> corners,
        String widthMm,
        String heightMm,
        String mmPerS,
        String mmPerMv,
        String scaleRead,
        List<BoxRow> boxes,
        EvenLayout even,
        String patient,
        String seen) {
    private static final String EVEN = "even";
    private static final String TURN = "turn";

    /** What changes the form alone: boxes of equal size, and another side of the page above. */
    static final Set<String> CHANGES = Set.of(EVEN, TURN);

    static final List<String> CORNERS = List.of("upper left", "upper right", "lower right", "lower left");

    /** Lines to be filled in below those that are. */
    private static final int SPARE = 3;

    public LayoutForm {
        corners = List.copyOf(corners);
        boxes = List.copyOf(boxes);
    }

    /** How the page was read. */
    static LayoutForm of(PrintedPage page) {
        return of(
                Optional.ofNullable(page.outline()),
                page.widthPx(),
                page.heightPx(),
                KnownScale.of(page),
                outline -> page.traces().stream()
                        .map(trace -> BoxRow.of(trace, page.traces(), outline))
                        .toList(),
                "");
    }

    /** As most pages are. */
    static LayoutForm of(UnreadPage page) {
        return of(
                Optional.ofNullable(page.outline()),
                page.widthPx(),
                page.heightPx(),
                KnownScale.USUAL,
                outline ->
                        EvenLayout.usual(outline.widthMm(), outline.heightMm()).boxes(),
                page.said().isEmpty() ? "" : page.said().get(0).patient());
    }

    /** Without an outline nothing can be told in millimetres: how large the paper is, is counted and filled in by hand. */
    private static LayoutForm of(
            Optional<PageOutline> outline,
            int widthPx,
            int heightPx,
            KnownScale scale,
            Function<PageOutline, List<BoxRow>> boxes,
            String patient) {
        return new LayoutForm(
                corners(outline.map(PageOutline::corners).orElseGet(() -> corners(widthPx, heightPx))),
                outline.map(known -> tenths(known.widthMm())).orElse(""),
                outline.map(known -> tenths(known.heightMm())).orElse(""),
                PlainDecimal.of(scale.mmPerS()),
                PlainDecimal.of(scale.mmPerMv()),
                "",
                withSpare(outline.map(boxes).orElse(List.of())),
                outline.map(known -> EvenLayout.usual(known.widthMm(), known.heightMm())
                                .laidOver(tenths(known.widthMm()), tenths(known.heightMm())))
                        .orElseGet(EvenLayout::unmeasured),
                patient,
                "");
    }

    private static List<Corner> corners(int widthPx, int heightPx) {
        double right = widthPx - 1;
        double bottom = heightPx - 1;
        return List.of(new Corner(0, 0), new Corner(right, 0), new Corner(right, bottom), new Corner(0, bottom));
    }

    private static List<String> corners(List<Corner> corners) {
        return corners.stream()
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
                FormText.of(posted, "scale-read"),
                boxes,
                EvenLayout.read(posted),
                FormText.of(posted, "patient"),
                FormText.of(posted, "seen"));
    }

    /**
     * The form with one of its {@link #CHANGES}.
     *
     * @throws FaultException that says what cannot be understood
     */
    LayoutForm after(String change) {
        return change.equals(EVEN) ? laidEvenly() : turned();
    }

    /** As the form says, or over the whole paper where it says nothing, or still what it said when the paper had another size. */
    private LayoutForm laidEvenly() {
        boolean asSaid = !even.right().isEmpty() && !even.isLeftFrom(widthMm, heightMm);
        return with(corners, widthMm, heightMm, asSaid ? even : usual(widthMm, heightMm));
    }

    private LayoutForm with(List<String> others, String width, String height, EvenLayout laid) {
        return new LayoutForm(
                others,
                width,
                height,
                mmPerS,
                mmPerMv,
                scaleRead,
                withSpare(laid.right().isEmpty() ? List.of() : laid.boxes()),
                laid.laidOver(width, height),
                patient,
                seen);
    }

    /** The chosen layout over a paper of that size. */
    private EvenLayout usual(String width, String height) {
        try {
            EvenLayout usual =
                    EvenLayout.usual(FormText.number(width, "the width"), FormText.number(height, "the height"));
            return new EvenLayout(
                    even.layout(), even.order(), usual.left(), usual.top(), usual.right(), usual.bottom(), "");
        } catch (IllegalArgumentException nonsense) {
            throw FaultException.of(Fault.BAD_REQUEST, nonsense.getMessage() + ".");
        }
    }

    /** The right side of the page is its upper one then, and the boxes are to be laid anew. */
    private LayoutForm turned() {
        List<String> turned = new ArrayList<>(corners.subList(2, corners.size()));
        turned.addAll(corners.subList(0, 2));
        boolean measured = !widthMm.isEmpty() && !heightMm.isEmpty();
        return with(turned, heightMm, widthMm, measured ? usual(heightMm, widthMm) : EvenLayout.unmeasured(even));
    }

    /** That a box may have. */
    static List<String> leads() {
        return Stream.of(LeadName.values()).map(LeadName::display).toList();
    }

    /**
     * @param known of speed and gain, before they were set
     * @throws FaultException that says what cannot be understood
     */
    PageGeometry geometry(KnownScale known) {
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
            double speed = FormText.number(mmPerS, "the speed");
            double gain = FormText.number(mmPerMv, "the gain");
            boolean read = !scaleRead.isEmpty();
            return new PageGeometry(
                    new PageOutline(
                            places, FormText.number(widthMm, "the width"), FormText.number(heightMm, "the height")),
                    speed,
                    known.speedFrom(speed, read),
                    gain,
                    known.gainFrom(gain, read),
                    laid);
        } catch (IllegalArgumentException nonsense) {
            throw FaultException.of(Fault.BAD_REQUEST, nonsense.getMessage() + ".");
        }
    }

    /** Whether nothing was posted of a layout. */
    boolean isEmpty() {
        return boxes.isEmpty();
    }

    /** Whether the name of whom it says was shown. */
    boolean isWhoseSeen() {
        return patient.equals(seen);
    }

    /** The same for a patient who was named meanwhile, where it names nobody. */
    LayoutForm orOf(UnreadPage page) {
        String whose =
                patient.isEmpty() && !page.said().isEmpty() ? page.said().get(0).patient() : patient;
        return new LayoutForm(corners, widthMm, heightMm, mmPerS, mmPerMv, scaleRead, boxes, even, whose, seen);
    }

    /** The same, with the name of its patient beside it. */
    LayoutForm shown() {
        return new LayoutForm(corners, widthMm, heightMm, mmPerS, mmPerMv, scaleRead, boxes, even, patient, patient);
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
