package org.einthoven.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the zero lines of the rows of a sheet lie, so that no trace runs into the one below it or off the paper: two rows
 * keep the distance that the leads of the same column need, which is less than the highest of one and the deepest of the
 * other where these stand in different columns.
 */
final class ZeroLines {
    /** How far a lead goes from its zero line in what is shown of it, in mm. */
    record Reach(double aboveMm, double belowMm) {}

    private ZeroLines() {}

    /**
     * @param rows from above, each with a reach for each column; all have as many
     * @param heightMm of the paper
     * @return the distance of each zero line from the upper edge in whole millimetres, where the fine lines run; empty
     *     where the paper is too low
     */
    static Optional<List<Double>> of(List<List<Reach>> rows, double heightMm) {
        List<Double> needed = needed(rows);
        double spare = heightMm - needed.stream().mapToDouble(mm -> mm).sum();
        return spare < 0 ? Optional.empty() : Optional.of(summed(needed, 1, spare / needed.size()));
    }

    /** The same of rows that the paper is too low for, as near as they must come: what overlaps does so a little everywhere. */
    static List<Double> squeezed(List<List<Reach>> rows, double heightMm) {
        List<Double> needed = needed(rows);
        return summed(needed, heightMm / needed.stream().mapToDouble(mm -> mm).sum(), 0);
    }

    /** What is needed above the first zero line, between each two, and below the last. */
    private static List<Double> needed(List<List<Reach>> rows) {
        List<Double> needed = new ArrayList<>();
        for (int row = 0; row <= rows.size(); row++) {
            List<Reach> upper = row == 0 ? List.of() : rows.get(row - 1);
            List<Reach> lower = row == rows.size() ? List.of() : rows.get(row);
            needed.add(IntStream.range(0, Math.max(upper.size(), lower.size()))
                    .mapToDouble(
                            column -> (upper.isEmpty() ? 0 : upper.get(column).belowMm())
                                    + (lower.isEmpty() ? 0 : lower.get(column).aboveMm()))
                    .max()
                    .orElse(0));
        }
        return needed;
    }

    private static List<Double> summed(List<Double> needed, double scale, double moreMm) {
        List<Double> zeros = new ArrayList<>();
        double mm = 0;
        for (double room : needed.subList(0, needed.size() - 1)) {
            mm += room * scale + moreMm;
            zeros.add((double) Math.round(mm));
        }
        return zeros;
    }
}
