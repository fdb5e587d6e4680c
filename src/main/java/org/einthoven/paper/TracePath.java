package org.einthoven.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.einthoven.paper.Ink.Run;
import org.jspecify.annotations.Nullable;

/**
 * The strokes that one row's trace consists of, column by column: of all ways from left to right the one that jumps least,
 * leaves out least, and keeps nearest to its row (shortest path by dynamic programming, Viterbi 1967). Strokes of
 * neighbouring columns that touch are one line, however steep.
 */
final class TracePath {

    /** Costs are counted in columns without ink: leaving one out costs 1. */
    private static final double JUMP_PER_PX = 0.08;

    /** Far from its row a trace is a wave of some columns, or another row's: costs from 8 mm on, a column and px. */
    private static final double FAR_PX = 80;

    private static final double FAR_PER_PX = 0.004;

    /**
     * Ink that is left out wants a reason: of two ways the one that is a whole stroke, and not the letter through which it
     * goes. Up to 10 mm, a column and px; tuned on six rendered pages of PTB-XL's fold 9.
     */
    private static final double INK_PER_PX = 0.005;

    private static final double MOST_INK_PX = 100;
    private static final double LIFT_PEN = 2;
    private static final double SET_PEN_PER_PX = 0.02;

    /** A trace is looked for this far from its row: 32 mm. */
    private static final double REACH_PX = 320;

    /** Columns that a line may miss without its pen being lifted. */
    private static final int LONGEST_GAP = 12;

    private final @Nullable Run[] strokes;

    private TracePath(@Nullable Run[] strokes) {
        this.strokes = strokes;
    }

    int width() {
        return strokes.length;
    }

    /** Null where the trace has a gap. */
    @Nullable
    Run at(int x) {
        return strokes[x];
    }

    int covered() {
        int covered = 0;
        for (Run stroke : strokes) {
            covered += stroke == null ? 0 : 1;
        }
        return covered;
    }

    /** How many columns have the same stroke in both. */
    int shared(TracePath other) {
        int shared = 0;
        for (int x = 0; x < strokes.length; x++) {
            if (strokes[x] != null && strokes[x] == other.strokes[x]) {
                shared++;
            }
        }
        return shared;
    }

    /** @param row height of the row in px from the top */
    static TracePath along(Ink ink, int row) {
        int width = ink.width();
        List<List<Run>> columns = new ArrayList<>(width);
        for (int x = 0; x < width; x++) {
            columns.add(ink.column(x).stream()
                    .filter(run -> run.bottom() > row - REACH_PX && run.top() < row + REACH_PX)
                    .toList());
        }
        double[][] cost = new double[width][];
        int[][] from = new int[width][];
        double[] lifted = new double[width];
        int[] liftedFrom = new int[width];
        for (int x = 0; x < width; x++) {
            lift(x, cost, lifted, liftedFrom);
            cost[x] = new double[columns.get(x).size()];
            from[x] = new int[columns.get(x).size()];
            for (int i = 0; i < cost[x].length; i++) {
                set(x, i, row, columns, cost, from, lifted);
            }
        }
        return new TracePath(back(columns, cost, from, lifted, liftedFrom));
    }

    /** The cheapest way to have the pen lifted in column x: from a stroke before ({@code liftedFrom} its index) or on (-1). */
    private static void lift(int x, double[][] cost, double[] lifted, int[] liftedFrom) {
        lifted[x] = x == 0 ? 1 : lifted[x - 1] + 1;
        liftedFrom[x] = -1;
        if (x > 0) {
            for (int i = 0; i < cost[x - 1].length; i++) {
                if (cost[x - 1][i] + 1 + LIFT_PEN < lifted[x]) {
                    lifted[x] = cost[x - 1][i] + 1 + LIFT_PEN;
                    liftedFrom[x] = i;
                }
            }
        }
    }

    /** The cheapest way to stroke {@code i} of column x; {@code from} is -1 or gap * 1000 + index of the stroke before. */
    private static void set(
            int x, int i, int row, List<List<Run>> columns, double[][] cost, int[][] from, double[] lifted) {
        Run run = columns.get(x).get(i);
        double off = Math.max(0, Math.max(run.top() - row, row - run.bottom()));
        double best = (x == 0 ? 0 : lifted[x - 1]) + LIFT_PEN + SET_PEN_PER_PX * off;
        int origin = -1;
        for (int gap = 1; gap <= Math.min(LONGEST_GAP, x); gap++) {
            List<Run> before = columns.get(x - gap);
            for (int j = 0; j < before.size(); j++) {
                double jump = Math.max(0, run.distance(before.get(j)) - gap);
                double way = cost[x - gap][j] + (gap - 1) + JUMP_PER_PX * jump;
                if (way < best) {
                    best = way;
                    origin = gap * 1000 + j;
                }
            }
        }
        cost[x][i] = best + FAR_PER_PX * Math.max(0, off - FAR_PX) - INK_PER_PX * Math.min(MOST_INK_PX, run.height());
        from[x][i] = origin;
    }

    private static @Nullable Run[] back(
            List<List<Run>> columns, double[][] cost, int[][] from, double[] lifted, int[] liftedFrom) {
        int width = columns.size();
        @Nullable Run[] strokes = new Run[width];
        Arrays.fill(strokes, null);
        int x = width - 1;
        int stroke = -1;
        double best = lifted[x];
        for (int i = 0; i < cost[x].length; i++) {
            if (cost[x][i] < best) {
                best = cost[x][i];
                stroke = i;
            }
        }
        while (x >= 0) {
            if (stroke < 0) {
                stroke = liftedFrom[x];
                x--;
                continue;
            }
            strokes[x] = columns.get(x).get(stroke);
            int origin = from[x][stroke];
            stroke = origin < 0 ? -1 : origin % 1000;
            x -= origin < 0 ? 1 : origin / 1000;
        }
        return strokes;
    }
}
