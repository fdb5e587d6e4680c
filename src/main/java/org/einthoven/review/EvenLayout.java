package org.einthoven.review;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.einthoven.ecg.LeadName;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.paper.Layout;
import org.einthoven.paper.LeadOrder;

/**
 * Boxes of equal size in the place of twelve leads that are laid one by one, as the form has it; in mm from the upper left corner
 * of the outline.
 *
 * @param was the size of the paper and the edges when they were laid; empty where they were not
 */
public record EvenLayout(
        String layout, String order, String left, String top, String right, String bottom, String was) {
    /** Ten seconds at 25 mm/s. */
    private static final double USUAL_WIDTH_MM = 250;

    /** What most carts repeat below the rows, in their order. */
    private static final List<LeadName> STRIPS = List.of(LeadName.II, LeadName.V1, LeadName.V5);

    /** What most pages show: ten seconds in the middle of the paper. */
    static EvenLayout usual(double widthMm, double heightMm) {
        double left = Math.max(0, (widthMm - USUAL_WIDTH_MM) / 2);
        return new EvenLayout(
                Layout.known().get(0).toString(),
                LeadOrder.STANDARD.name(),
                tenths(left),
                tenths(0),
                tenths(Math.min(widthMm, left + USUAL_WIDTH_MM)),
                tenths(heightMm),
                "");
    }

    /** Of a page whose size is not known. */
    static EvenLayout unmeasured() {
        return new EvenLayout(Layout.known().get(0).toString(), LeadOrder.STANDARD.name(), "", "", "", "", "");
    }

    /** The same layout of a page whose size is not known. */
    static EvenLayout unmeasured(EvenLayout chosen) {
        return new EvenLayout(chosen.layout, chosen.order, "", "", "", "", "");
    }

    /** The same, which remembers over what it was laid. */
    EvenLayout laidOver(String widthMm, String heightMm) {
        return new EvenLayout(layout, order, left, top, right, bottom, widthMm + " " + heightMm + " " + edges());
    }

    /** Whether the edges are still those of a paper of another size. */
    boolean isLeftFrom(String widthMm, String heightMm) {
        return was.endsWith(" " + edges()) && !was.startsWith(widthMm + " " + heightMm + " ");
    }

    private String edges() {
        return String.join(" ", left, top, right, bottom);
    }

    static EvenLayout read(MultivaluedMap<String, String> posted) {
        return new EvenLayout(
                FormText.of(posted, "even-layout"),
                FormText.of(posted, "even-order"),
                FormText.of(posted, "even-left"),
                FormText.of(posted, "even-top"),
                FormText.of(posted, "even-right"),
                FormText.of(posted, "even-bottom"),
                FormText.of(posted, "even-was"));
    }

    /** For the form: all that there are. */
    public List<String> layouts() {
        return Layout.known().stream().map(Layout::toString).toList();
    }

    /** One a lead; a lead that a strip shows has its box there. */
    List<BoxRow> boxes() {
        Layout chosen = Layout.known().stream()
                .filter(known -> known.toString().equals(layout))
                .findFirst()
                .orElseThrow(() -> FaultException.of(Fault.BAD_REQUEST, "choose a layout."));
        LeadOrder leads = Stream.of(LeadOrder.values())
                .filter(known -> known.name().equals(order))
                .findFirst()
                .orElseThrow(() -> FaultException.of(Fault.BAD_REQUEST, "choose an order of the leads."));
        try {
            return boxes(chosen, leads);
        } catch (IllegalArgumentException nonsense) {
            throw FaultException.of(Fault.BAD_REQUEST, nonsense.getMessage() + ".");
        }
    }

    private List<BoxRow> boxes(Layout chosen, LeadOrder leads) {
        double from = FormText.number(left, "the left edge of the traces");
        double above = FormText.number(top, "the upper edge of the traces");
        double width = FormText.number(right, "the right edge of the traces") - from;
        double height = (FormText.number(bottom, "the lower edge of the traces") - above) / chosen.allRows();
        List<BoxRow> boxes = new ArrayList<>();
        for (int column = 0; column < chosen.columns(); column++) {
            for (int row = 0; row < chosen.rows(); row++) {
                LeadName lead = leads.lead(chosen.place(row, column));
                int strip = STRIPS.indexOf(lead);
                boolean whole = strip >= 0 && strip < chosen.strips();
                int place = whole ? chosen.rows() + strip : row;
                double each = width / chosen.columns();
                boxes.add(new BoxRow(
                        lead.display(),
                        tenths(whole ? from : from + column * each),
                        tenths(above + place * height),
                        tenths(whole ? from + width : from + (column + 1) * each),
                        tenths(above + (place + 1) * height),
                        leads.sign(lead) < 0 ? "true" : ""));
            }
        }
        return boxes;
    }

    private static String tenths(double mm) {
        return String.format(Locale.ROOT, "%.1f", mm);
    }
}
