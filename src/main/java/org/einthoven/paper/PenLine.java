package org.einthoven.paper;

import org.einthoven.paper.Ink.Run;
import org.jspecify.annotations.Nullable;

/** A trace while it is fitted: straight from the middle of each column to that of the next. Heights are in px from the top, NaN in gaps. */
final class PenLine {

    /** Beyond any distance that matters, in px. */
    static final double FAR = 1e9;

    private final TracePath path;
    private final double[] heights;
    private final float[] started;
    private boolean[] unsettled;
    private boolean[] moved;

    /** @param steepPx from column to column; where the line is less steep all around, it stays as it is */
    PenLine(Row row, double steepPx) {
        path = row.path();
        started = row.heights();
        heights = new double[started.length];
        for (int x = 0; x < heights.length; x++) {
            heights[x] = started[x];
        }
        moved = new boolean[heights.length];
        for (int x = 1; x < heights.length; x++) {
            moved[x] = Math.abs(heights[x] - heights[x - 1]) > steepPx;
            moved[x - 1] |= moved[x];
        }
        unsettled = moved;
        settle();
    }

    int width() {
        return heights.length;
    }

    double at(int x) {
        return heights[x];
    }

    double startedAt(int x) {
        return started[x];
    }

    @Nullable
    Run run(int x) {
        return path.at(x);
    }

    void set(int x, double height) {
        heights[x] = height;
    }

    void move(int x, double to, boolean notably) {
        heights[x] = to;
        moved[x] |= notably;
    }

    boolean isUnsettled(int x) {
        return unsettled[x];
    }

    /** After all were moved once: those stay unsettled that moved notably, or next to one that did. */
    void settle() {
        boolean[] next = new boolean[heights.length];
        for (int x = 0; x < next.length; x++) {
            next[x] = path.at(x) != null
                    && !Double.isNaN(heights[x])
                    && (moved[x] || x > 0 && moved[x - 1] || x < next.length - 1 && moved[x + 1]);
        }
        unsettled = next;
        moved = new boolean[heights.length];
    }

    /** Second difference of second differences: 0 where the line bends evenly, and beside gaps. */
    double bend(int x) {
        if (x < 2 || x >= heights.length - 2) {
            return 0;
        }
        double bend = heights[x - 2] - 4 * heights[x - 1] + 6 * heights[x] - 4 * heights[x + 1] + heights[x + 2];
        return Double.isNaN(bend) ? 0 : bend;
    }

    /** Least and most height from column to column, both included; empty bounds (least above most) in a gap. */
    double[] bounds(int first, int last) {
        double least = FAR;
        double most = -FAR;
        for (int x = Math.max(0, first); x <= Math.min(heights.length - 1, last); x++) {
            if (!Double.isNaN(heights[x])) {
                least = Math.min(least, heights[x]);
                most = Math.max(most, heights[x]);
            }
        }
        return new double[] {least, most};
    }

    /** Distance in px of a place from the two strokes that end at {@code knot}. */
    double aside(int knot, double x, double y) {
        return Math.min(stroke(knot - 1, x, y), stroke(knot, x, y));
    }

    /** Distance from the strokes from {@code first} to {@code last}, leaving out those that end at {@code knot}. */
    double without(int knot, int first, int last, double x, double y) {
        double nearest = FAR;
        for (int from = first; from <= last; from++) {
            if (from != knot && from + 1 != knot) {
                nearest = Math.min(nearest, stroke(from, x, y));
            }
        }
        return nearest;
    }

    private double stroke(int from, double x, double y) {
        if (from < 0 || from + 1 >= heights.length) {
            return FAR;
        }
        double here = heights[from];
        double next = heights[from + 1];
        if (Double.isNaN(here) || Double.isNaN(next)) {
            return Math.min(point(from, here, x, y), point(from + 1, next, x, y));
        }
        double rise = next - here;
        double part = Math.max(0, Math.min(1, (x - from + (y - here) * rise) / (1 + rise * rise)));
        double across = x - from - part;
        double down = y - here - part * rise;
        return Math.sqrt(across * across + down * down);
    }

    private static double point(int column, double height, double x, double y) {
        return Double.isNaN(height) ? FAR : Math.hypot(x - column, y - height);
    }

    float[] heights() {
        float[] copy = new float[heights.length];
        for (int x = 0; x < copy.length; x++) {
            copy[x] = (float) heights[x];
        }
        return copy;
    }
}
