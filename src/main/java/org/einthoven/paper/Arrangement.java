package org.einthoven.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.einthoven.ecg.LeadName;

/**
 * Which lead stands where on a page: the layout and order under which its limb leads obey the laws that bind them.
 *
 * @param agreement with those laws, 1 for perfect
 */
record Arrangement(Layout layout, LeadOrder order, double agreement) {

    /** Cabrera's order is rare: it must fit so much better. */
    private static final double RARE = 0.1;

    /** The arrangement that fits best; empty where no layout has that many rows. */
    static Optional<Arrangement> of(List<Row> rows, TraceEnds ends) {
        List<Arrangement> possible = new ArrayList<>();
        for (Layout layout : Layout.known()) {
            if (layout.allRows() == rows.size() && ends.areOf(layout)) {
                for (LeadOrder order : LeadOrder.values()) {
                    possible.add(new Arrangement(layout, order, agreement(rows, ends, layout, order)));
                }
            }
        }
        return possible.stream().max(Comparator.comparingDouble(Arrangement::likelihood));
    }

    /** Agreement, less what speaks against the order before a page is seen. */
    double likelihood() {
        return order == LeadOrder.CABRERA ? agreement - RARE : agreement;
    }

    private static double agreement(List<Row> rows, TraceEnds ends, Layout layout, LeadOrder order) {
        double sum = 0;
        List<LeadName[]> laws = order == LeadOrder.STANDARD
                ? List.of(
                        new LeadName[] {LeadName.I, LeadName.II, LeadName.III},
                        new LeadName[] {LeadName.AVR, LeadName.AVL, LeadName.AVF})
                : List.of(
                        new LeadName[] {LeadName.AVL, LeadName.I, LeadName.AVR},
                        new LeadName[] {LeadName.II, LeadName.AVF, LeadName.III});
        List<double[]> weights = order == LeadOrder.STANDARD
                ? List.of(new double[] {1, -1, 1}, new double[] {1, 1, 1})
                // aVL + (-aVR) = 1.5 I, and II + III = 2 aVF
                : List.of(new double[] {1, -1.5, 1}, new double[] {1, -2, 1});
        for (int law = 0; law < laws.size(); law++) {
            float[][] traces = new float[laws.get(law).length][];
            for (int i = 0; i < traces.length; i++) {
                traces[i] = trace(rows, ends, layout, order, laws.get(law)[i]);
            }
            sum += LimbLaw.agreement(traces, weights.get(law));
        }
        return sum / laws.size();
    }

    private static float[] trace(List<Row> rows, TraceEnds ends, Layout layout, LeadOrder order, LeadName lead) {
        for (int row = 0; row < layout.rows(); row++) {
            for (int column = 0; column < layout.columns(); column++) {
                if (order.lead(layout.place(row, column)) == lead) {
                    int[] window = ends.window(layout, column);
                    return Arrays.copyOfRange(rows.get(row).heights(), window[0], Math.max(window[0], window[1]));
                }
            }
        }
        throw new IllegalArgumentException("no " + lead + " in " + layout);
    }
}
