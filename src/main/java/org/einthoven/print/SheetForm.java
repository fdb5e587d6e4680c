package org.einthoven.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;

/** In which columns twelve leads are shown and which rhythm strips run below them; the pages' forms.ts has the same. */
public enum SheetForm {
    /** One row a lead. */
    ROWS("rows", 0, 0),
    THREE_BY_FOUR("3x4+1", 4, 1),
    THREE_BY_FOUR_THREE_STRIPS("3x4+3", 4, 3),
    SIX_BY_TWO("6x2", 2, 0);

    /** Seconds that a form with columns shows in all. */
    public static final double SECONDS = 10;

    /** Which strips follow the first where there are three. */
    private static final List<LeadName> FURTHER_STRIPS = List.of(LeadName.V1, LeadName.II, LeadName.V5);

    private static final List<LeadName> CHEST =
            List.of(LeadName.V1, LeadName.V2, LeadName.V3, LeadName.V4, LeadName.V5, LeadName.V6);

    private final String word;
    private final int columns;
    private final int strips;

    SheetForm(String word, int columns, int strips) {
        this.word = word;
        this.columns = columns;
        this.strips = strips;
    }

    /** As it stands in addresses. */
    public String word() {
        return word;
    }

    public static Optional<SheetForm> named(String word) {
        return Stream.of(values()).filter(form -> form.word.equals(word)).findFirst();
    }

    /** The order in which the limb leads are shown. */
    public enum LeadOrder {
        STANDARD(LeadName.I, LeadName.II, LeadName.III, LeadName.AVR, LeadName.AVL, LeadName.AVF),
        /** From the left over below to the right of the frontal plane; aVR upside down, as the lead at +30 degrees. */
        CABRERA(LeadName.AVL, LeadName.I, LeadName.AVR, LeadName.II, LeadName.AVF, LeadName.III);

        private final List<LeadName> limb;

        LeadOrder(LeadName... limb) {
            this.limb = List.of(limb);
        }
    }

    /** A lead as it is shown, upside down or not. */
    public record ShownLead(Lead lead, boolean inverted) {
        private static ShownLead of(Lead lead, LeadOrder order) {
            return new ShownLead(lead, order == LeadOrder.CABRERA && lead.name() == LeadName.AVR);
        }

        public String display() {
            return (inverted ? "\u2212" : "") + lead.name().display();
        }
    }

    /** Columns from left to right, and the strips below them. */
    public record Arrangement(List<List<ShownLead>> columns, List<ShownLead> strips) {
        public Arrangement {
            columns = columns.stream().map(List::copyOf).toList();
            strips = List.copyOf(strips);
        }
    }

    /** Whether a recording has what a form with columns needs. */
    public static boolean hasTwelveLeads(Ecg ecg) {
        return Stream.concat(LeadOrder.STANDARD.limb.stream(), CHEST.stream())
                .allMatch(name -> ecg.lead(name).isPresent());
    }

    /** All leads, the limb leads first and in this order where all six are there. */
    public static List<ShownLead> rows(Ecg ecg, LeadOrder order) {
        boolean all = order.limb.stream().allMatch(name -> ecg.lead(name).isPresent());
        if (order == LeadOrder.STANDARD || !all) {
            return ecg.leads().stream().map(lead -> new ShownLead(lead, false)).toList();
        }
        List<ShownLead> rows = new ArrayList<>(named(ecg, order.limb, order));
        ecg.leads().stream()
                .filter(lead -> !lead.name().isLimbLead())
                .forEach(lead -> rows.add(ShownLead.of(lead, order)));
        return rows;
    }

    /**
     * Where each of twelve leads stands in a form with columns.
     *
     * @param ecg {@linkplain #hasTwelveLeads has twelve leads}
     * @param rhythm the lead of the first strip
     */
    public Arrangement arrange(Ecg ecg, LeadOrder order, LeadName rhythm) {
        List<ShownLead> all = new ArrayList<>(named(ecg, order.limb, order));
        all.addAll(named(ecg, CHEST, order));
        int height = all.size() / columns;
        List<List<ShownLead>> across = new ArrayList<>();
        for (int from = 0; from < all.size(); from += height) {
            across.add(all.subList(from, from + height));
        }
        List<LeadName> below = Stream.concat(
                        Stream.of(rhythm), FURTHER_STRIPS.stream().filter(name -> name != rhythm))
                .limit(strips)
                .toList();
        // a strip is the lead as it was recorded
        return new Arrangement(across, named(ecg, below, LeadOrder.STANDARD));
    }

    private static List<ShownLead> named(Ecg ecg, List<LeadName> names, LeadOrder order) {
        return names.stream()
                .flatMap(name -> ecg.lead(name).stream())
                .map(lead -> ShownLead.of(lead, order))
                .toList();
    }
}
