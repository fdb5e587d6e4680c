package org.einthoven.print;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which leads of a sheet run off the paper, or into one that stands below them in the same column. */
final class Crossings {
    /** A lead in one column of one row, and how far its trace goes from its zero line. */
    record Drawn(String lead, ZeroLines.Reach reach) {}

    private Crossings() {}

    /**
     * @param rows from above, their columns from left to right
     * @param zerosMm the zero line of each row
     * @param topMm of the paper
     * @param bottomMm of the paper
     * @return their names from above, each once; both of two that run into one another
     */
    static List<String> of(List<List<Drawn>> rows, List<Double> zerosMm, double topMm, double bottomMm) {
        Set<String> names = new LinkedHashSet<>();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                Drawn drawn = rows.get(row).get(column);
                double lowestMm = zerosMm.get(row) + drawn.reach.belowMm();
                if (zerosMm.get(row) - drawn.reach.aboveMm() < topMm || lowestMm > bottomMm) {
                    names.add(drawn.lead);
                }
                for (int other = row + 1; other < rows.size(); other++) {
                    Drawn below = rows.get(other).get(column);
                    if (lowestMm > zerosMm.get(other) - below.reach.aboveMm()) {
                        names.add(drawn.lead);
                        names.add(below.lead);
                    }
                }
            }
        }
        return List.copyOf(names);
    }
}
