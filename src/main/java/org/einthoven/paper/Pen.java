package org.einthoven.paper;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.einthoven.paper.Ink.Run;

/**
 * What draws the traces of a page: a round point whose ink fades at its edge, as print and picture blur it.
 *
 * @param radiusPx half of the width of its line
 * @param edgePx over which its ink fades, half of it inside the radius
 */
record Pen(double radiusPx, double edgePx) {

    /** From sharp print to a photograph out of focus, in px. */
    private static final double[] EDGES_PX = {1, 1.5, 2, 2.5, 3, 4, 5};

    /** A line is level where its centre stays within this, in px, for two columns on both sides. */
    private static final double LEVEL_PX = 0.7;

    /** A level line is looked at as far as this from its centre, in px: more than half of the thickest one. */
    private static final int ACROSS_PX = 6;

    /** Fewer level columns do not tell how wide a pen is. */
    private static final int FEWEST_LEVEL = 50;

    /** Empty where hardly a line is level. */
    static Optional<Pen> of(Ink ink, List<Row> rows) {
        double[] widths = rows.stream()
                .flatMapToDouble(row -> level(row.path()).mapToDouble(x -> width(ink, row.path(), x)))
                .sorted()
                .toArray();
        if (widths.length < FEWEST_LEVEL) {
            return Optional.empty();
        }
        double radius = widths[widths.length / 2] / 2;
        return Arrays.stream(EDGES_PX)
                .mapToObj(edge -> new Pen(radius, edge))
                .min(Comparator.comparingDouble(pen -> rows.stream()
                        .mapToDouble(row -> pen.error(ink, row.path()))
                        .sum()));
    }

    /** Ink at a place, 0 to 1, that is {@code distance} px from the middle of the line. */
    double ink(double distance) {
        double covered = Math.min(edgePx / 2, distance + radiusPx) - Math.max(-edgePx / 2, distance - radiusPx);
        return Math.max(0, covered) / edgePx;
    }

    /** As far from the middle of its line it leaves ink, in px. */
    double reachPx() {
        return radiusPx + edgePx / 2;
    }

    /** As far it leaves as much as it can. */
    double fullPx() {
        return radiusPx - edgePx / 2;
    }

    private double error(Ink page, TracePath path) {
        return level(path)
                .mapToDouble(x -> {
                    double centre = run(path, x).centre();
                    int middle = (int) Math.round(centre);
                    double error = 0;
                    for (int y = middle - ACROSS_PX; y <= middle + ACROSS_PX; y++) {
                        double off = page.at(x, y) - ink(Math.abs(y - centre));
                        error += off * off;
                    }
                    return error;
                })
                .sum();
    }

    private static IntStream level(TracePath path) {
        return IntStream.range(2, path.width() - 2).filter(x -> isLevel(path, x));
    }

    private static boolean isLevel(TracePath path, int x) {
        Run run = path.at(x);
        for (int near = x - 2; run != null && near <= x + 2; near++) {
            Run other = path.at(near);
            if (other == null || Math.abs(other.centre() - run.centre()) > LEVEL_PX) {
                return false;
            }
        }
        return run != null;
    }

    /** Of a level line: all the ink of its column. */
    private static double width(Ink page, TracePath path, int x) {
        int middle = (int) Math.round(run(path, x).centre());
        double width = 0;
        for (int y = middle - ACROSS_PX; y <= middle + ACROSS_PX; y++) {
            width += page.at(x, y);
        }
        return width;
    }

    private static Run run(TracePath path, int x) {
        return Objects.requireNonNull(path.at(x));
    }
}
