package org.einthoven.paper;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The rectangle before or behind a row that stands for 1 mV.
 *
 * @param startPx its first column
 * @param endPx the column behind it
 * @param footPx height of the line that it stands on, from the top
 * @param heightMm what 1 mV is on this page
 */
record CalibrationPulse(int startPx, int endPx, double footPx, double heightMm, double widthMm) {

    /** Carts print 10 mm, and half or twice as much on demand. */
    private static final double[] HEIGHTS_MM = {10, 5, 20};

    private static final double TOLERANCE = 0.12;
    private static final double NARROWEST_MM = 1.2;
    private static final double WIDEST_MM = 11;

    /** Its edges rise within this, in px, which no QRS complex of that height does. */
    private static final int EDGE_PX = 6;

    /** How level its top is, in px. */
    private static final double LEVEL_PX = 2.5;

    /** Of the line on which it stands at least so much is seen on either side, in px: carts print 1 mm and more. */
    private static final int FOOT_PX = 8;

    private static final int FEWEST_OF_A_FOOT = 5;

    /** It stands this close to an end of the row, in px: 28 mm. */
    private static final int NEAR_END_PX = 280;

    /** @param heights of a row's trace, NaN for gaps */
    static Optional<CalibrationPulse> in(float[] heights) {
        int first = first(heights);
        int last = last(heights);
        for (double mm : HEIGHTS_MM) {
            double px = mm * FlatPage.PX_PER_MM;
            Optional<CalibrationPulse> found = between(heights, first, Math.min(last, first + NEAR_END_PX), px)
                    .or(() -> between(heights, Math.max(first, last - NEAR_END_PX), last, px));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<CalibrationPulse> between(float[] heights, int from, int to, double px) {
        for (int x = from; x < to; x++) {
            int up = edge(heights, x, to, -px);
            if (up < 0) {
                continue;
            }
            int end = plateauEnd(heights, up, to);
            int down = edge(heights, Math.max(up, end - 1), Math.min(heights.length - 1, to + 2 * EDGE_PX), px);
            double widthMm = (end - x - 0.5 * EDGE_PX) / FlatPage.PX_PER_MM;
            if (down >= 0 && widthMm >= NARROWEST_MM && widthMm <= WIDEST_MM) {
                double foot = foot(heights, x, down).orElse((heights[x] + heights[down]) / 2);
                double top = median(heights, up, end);
                double heightMm = (foot - top) / FlatPage.PX_PER_MM;
                return Optional.of(new CalibrationPulse(x, down, foot, heightMm, widthMm));
            }
        }
        return Optional.empty();
    }

    /**
     * The height of the line on which a pulse stands, beside it where it is leveller; empty where it is on neither side.
     *
     * @param start the pulse's first column, and {@code end} the one behind it
     */
    static OptionalDouble foot(float[] heights, int start, int end) {
        float[] before = known(heights, start - FOOT_PX, start);
        // the edge was found where it is nearly down
        float[] behind = known(heights, end + EDGE_PX / 2, end + EDGE_PX / 2 + FOOT_PX);
        float[] leveller = spread(before) <= spread(behind) ? before : behind;
        return spread(leveller) < LEVEL_PX ? OptionalDouble.of(leveller[leveller.length / 2]) : OptionalDouble.empty();
    }

    /** In order of height. */
    private static float[] known(float[] heights, int from, int to) {
        int stop = Math.max(0, Math.min(heights.length, to));
        float[] some = Arrays.copyOfRange(heights, Math.min(Math.max(0, from), stop), stop);
        Arrays.sort(some);
        int count = 0;
        while (count < some.length && !Float.isNaN(some[count])) {
            count++;
        }
        return Arrays.copyOf(some, count);
    }

    private static double spread(float[] sorted) {
        return sorted.length < FEWEST_OF_A_FOOT ? Double.POSITIVE_INFINITY : sorted[sorted.length - 1] - sorted[0];
    }

    /** The column near {@code x} where the line is about {@code step} px lower than at x; -1 for none. */
    private static int edge(float[] heights, int x, int limit, double step) {
        if (Float.isNaN(heights[x])) {
            return -1;
        }
        for (int to = x + 1; to <= Math.min(limit, x + EDGE_PX); to++) {
            double rise = heights[to] - heights[x];
            if (Math.abs(rise - step) < TOLERANCE * Math.abs(step)) {
                return to;
            }
        }
        return -1;
    }

    private static int plateauEnd(float[] heights, int from, int limit) {
        int x = from;
        while (x < limit && Math.abs(heights[x + 1] - heights[from]) < LEVEL_PX) {
            x++;
        }
        return x;
    }

    private static double median(float[] heights, int from, int to) {
        float[] some = Arrays.copyOfRange(heights, from, Math.max(from + 1, to));
        Arrays.sort(some);
        return some[some.length / 2];
    }

    static int first(float[] heights) {
        int x = 0;
        while (x < heights.length - 1 && Float.isNaN(heights[x])) {
            x++;
        }
        return x;
    }

    static int last(float[] heights) {
        int x = heights.length - 1;
        while (x > 0 && Float.isNaN(heights[x])) {
            x--;
        }
        return x;
    }
}
