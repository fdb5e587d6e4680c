package org.einthoven.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.einthoven.ecg.LeadName;

/**
 * Which lead stands where on a page: the layout and order under which its limb leads obey the laws that bind them.
 *
 * @param leads at the places of the layout: those of the order, unless labels say otherwise
 * @param agreement with those laws on average, 1 for perfect
 */
record Arrangement(Layout layout, LeadOrder order, List<LeadName> leads, double agreement) {

    /** Cabrera's order is rare: it must fit so much better. */
    private static final double RARE = 0.1;

    /** Of 3x4 without a strip. */
    private static final int FEWEST_ROWS = 3;

    /** Limb leads that are named by their labels may agree so much less: that is within what a wandering line does. */
    private static final double AS_WELL = 0.05;

    Arrangement {
        leads = List.copyOf(leads);
    }

    /** In either order; none where no layout has that many rows. */
    static List<Arrangement> of(List<Row> rows, TraceEnds ends) {
        List<Arrangement> possible = new ArrayList<>();
        for (Layout layout : Layout.known()) {
            if (layout.allRows() == rows.size() && ends.areOf(layout)) {
                for (LeadOrder order : LeadOrder.values()) {
                    possible.add(of(rows, ends, layout, order, order.leads()));
                }
            }
        }
        return possible;
    }

    /**
     * Whether the rows are those of two ECGs, one above the other: parted somewhere, both parts obey the laws, which strips do not.
     * In the standard order alone: three leads that are alike, such as V4 to V6, obey those of Cabrera's.
     */
    static boolean areOfTwo(List<Row> rows, TraceEnds ends) {
        for (int upper = FEWEST_ROWS; upper <= rows.size() - FEWEST_ROWS; upper++) {
            if (isOfOne(rows.subList(0, upper), ends) && isOfOne(rows.subList(upper, rows.size()), ends)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfOne(List<Row> rows, TraceEnds ends) {
        LeadOrder order = LeadOrder.STANDARD;
        return Layout.known().stream()
                .filter(layout -> layout.allRows() == rows.size() && ends.areOf(layout))
                .anyMatch(layout -> order.laws().stream()
                        .allMatch(law -> agreement(law, rows, ends, layout, order.leads()) >= LimbLaw.PLAUSIBLE));
    }

    private static Arrangement of(
            List<Row> rows, TraceEnds ends, Layout layout, LeadOrder order, List<LeadName> leads) {
        return new Arrangement(layout, order, leads, agreement(rows, ends, layout, order, leads));
    }

    /** Agreement, less what speaks against the order before a page is seen. */
    double likelihood() {
        return order == LeadOrder.CABRERA ? agreement - RARE : agreement;
    }

    boolean isByLabels() {
        return !leads.equals(order.leads());
    }

    /** −1 for a place at which the lead is drawn upside down, else 1. */
    int sign(int place) {
        return order.sign(leads.get(place));
    }

    /** Places at which labels say something else. */
    List<Integer> contradicted(Map<Integer, LeadName> labels) {
        return labels.keySet().stream()
                .filter(place -> labels.get(place) != leads.get(place))
                .sorted()
                .toList();
    }

    /** How many labels stand where their leads are. */
    int confirmed(Map<Integer, LeadName> labels) {
        return labels.size() - contradicted(labels).size();
    }

    /** Whether more labels of limb leads stand where their leads are than elsewhere. */
    boolean isLabelledOfLimbs(Map<Integer, LeadName> labels) {
        Map<Integer, LeadName> limbs = new HashMap<>(labels);
        limbs.keySet().removeIf(place -> place >= order.limbs());
        return confirmed(limbs) > limbs.size() - confirmed(limbs);
    }

    /**
     * The same layout with the leads where their labels say: only where they exchange leads among themselves, so that none
     * is there twice, and the limb leads agree as well as before.
     */
    Optional<Arrangement> named(Map<Integer, LeadName> labels, List<Row> rows, TraceEnds ends) {
        List<Integer> places = contradicted(labels);
        List<LeadName> named = new ArrayList<>(leads);
        places.forEach(place -> named.set(place, labels.get(place)));
        if (places.isEmpty() || new HashSet<>(named).size() < named.size()) {
            return Optional.empty();
        }
        return Optional.of(of(rows, ends, layout, order, named)).filter(by -> by.agreement >= agreement - AS_WELL);
    }

    private static double agreement(
            List<Row> rows, TraceEnds ends, Layout layout, LeadOrder order, List<LeadName> leads) {
        return order.laws().stream()
                .mapToDouble(law -> agreement(law, rows, ends, layout, leads))
                .average()
                .orElse(0);
    }

    private static double agreement(LimbLaw law, List<Row> rows, TraceEnds ends, Layout layout, List<LeadName> leads) {
        return areTogether(law, layout, leads)
                ? law.agreement(lead -> trace(rows, ends, layout, leads.indexOf(lead)))
                        .orElse(0)
                : 0;
    }

    /** Whether the leads of a law are printed at the same time. */
    private static boolean areTogether(LimbLaw law, Layout layout, List<LeadName> leads) {
        return law.leads().stream()
                        .map(lead -> leads.indexOf(lead) / layout.rows())
                        .distinct()
                        .count()
                == 1;
    }

    private static float[] trace(List<Row> rows, TraceEnds ends, Layout layout, int place) {
        int[] window = ends.window(layout, place / layout.rows());
        return Arrays.copyOfRange(rows.get(place % layout.rows()).heights(), window[0], Math.max(window[0], window[1]));
    }
}
