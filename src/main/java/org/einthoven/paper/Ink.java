package org.einthoven.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a page bears ink, column by column, as runs from the upper to the lower edge of a stroke. Ink is measured in parts
 * of that of the traces: 0 is paper, 1 a full stroke.
 */
final class Ink {

    /** Ink that ends at less than half of its darkness: the edge of a blurred stroke. */
    private static final float EDGE = 0.5f;

    /** A run that is nowhere darker than this is dirt. */
    private static final float LEAST = 0.5f;

    /** Traces cover about this share of a page; ink that is darker than that of the rest is full. */
    private static final double FULL_QUANTILE = 0.994;

    /** Ink that shows less against paper cannot be told from noise. */
    private static final double FAINTEST = 0.08;

    /** Breaks in a stroke that its printer made, in px. */
    private static final int LONGEST_BREAK = 3;

    /** Ink this near to the edge of what is known belongs to the edge. */
    private static final int CUT_PX = 3;

    /**
     * A stroke's crossing of one column, in px from the top; its edges lie between pixels.
     *
     * @param darkest in parts of a full stroke
     */
    record Run(double top, double bottom, double centre, double darkest) {

        double height() {
            return bottom - top;
        }

        /** How far apart two runs of neighbouring columns are; below 0 where they overlap. */
        double distance(Run other) {
            return Math.max(top, other.top) - Math.min(bottom, other.bottom);
        }
    }

    private final int height;
    private final double level;
    private final List<List<Run>> columns;
    private final Plane darkness;
    private final int left;

    private Ink(Plane darkness, int left, double level, List<List<Run>> columns) {
        this.darkness = darkness;
        this.left = left;
        this.height = darkness.height();
        this.level = level;
        this.columns = columns;
    }

    /** @param darkness of each pixel beyond grid and paper; NaN where nothing is known */
    static Ink of(Plane darkness) {
        double level = level(darkness);
        List<List<Run>> columns = new ArrayList<>(darkness.width());
        float[] column = new float[darkness.height()];
        for (int x = 0; x < darkness.width(); x++) {
            for (int y = 0; y < column.length; y++) {
                column[y] = (float) (darkness.at(x, y) / level);
            }
            columns.add(runs(column));
        }
        return new Ink(darkness, 0, level, columns);
    }

    /** What lies in a part of it: column 0 is {@code left}, heights stay as they are. */
    Ink within(int left, int top, int right, int bottom) {
        return new Ink(
                darkness,
                this.left + left,
                level,
                columns.subList(left, right).stream()
                        .map(runs -> runs.stream()
                                .filter(run -> run.bottom() >= top && run.top() <= bottom)
                                .toList())
                        .toList());
    }

    int width() {
        return columns.size();
    }

    int height() {
        return height;
    }

    /** How dark a full stroke is. */
    double level() {
        return level;
    }

    /** Whether what stands out from the paper is dark enough to be ink. */
    boolean isThere() {
        return level > FAINTEST;
    }

    /** Ink at one pixel, 0 to 1; none where nothing is known. */
    double at(int x, int y) {
        if (y < 0 || y >= height) {
            return 0;
        }
        double part = darkness.at(left + x, y) / level;
        return part > 0 ? Math.min(1, part) : 0;
    }

    /** From top to bottom. */
    List<Run> column(int x) {
        return columns.get(x);
    }

    /** How dark a full stroke is. */
    private static double level(Plane darkness) {
        int step = 3;
        float[] some = new float[((darkness.width() + step - 1) / step) * ((darkness.height() + step - 1) / step)];
        int count = 0;
        for (int y = 0; y < darkness.height(); y += step) {
            for (int x = 0; x < darkness.width(); x += step) {
                if (!Float.isNaN(darkness.at(x, y))) {
                    some[count++] = darkness.at(x, y);
                }
            }
        }
        Arrays.sort(some, 0, count);
        return count == 0 ? 0 : Math.max(1e-3, some[(int) (FULL_QUANTILE * (count - 1))]);
    }

    private static List<Run> runs(float[] column) {
        List<Run> runs = new ArrayList<>();
        int y = 0;
        while (y < column.length) {
            if (!(column[y] >= EDGE)) {
                y++;
                continue;
            }
            int start = y;
            int end = y;
            for (int below = y; below < column.length && below - end <= LONGEST_BREAK; below++) {
                if (column[below] >= EDGE) {
                    end = below;
                }
            }
            if (!isCut(column, start, end)) {
                add(column, start, end, runs);
            }
            y = end + 1;
        }
        return runs;
    }

    /** Whether a run ends where the page or what is known of it ends: it is a part of what lies beyond. */
    private static boolean isCut(float[] column, int start, int end) {
        for (int y = Math.max(0, start - CUT_PX); y <= Math.min(column.length - 1, end + CUT_PX); y++) {
            if (Float.isNaN(column[y])) {
                return true;
            }
        }
        return false;
    }

    private static void add(float[] column, int start, int end, List<Run> runs) {
        float darkest = 0;
        double weight = 0;
        double moment = 0;
        for (int y = Math.max(0, start - 1); y <= Math.min(column.length - 1, end + 1); y++) {
            darkest = Math.max(darkest, column[y]);
            double here = Math.max(0, Math.min(1, column[y]));
            weight += here;
            moment += here * y;
        }
        if (darkest < LEAST) {
            return;
        }
        double top = start == 0 ? 0 : start - (column[start] - EDGE) / (column[start] - column[start - 1]);
        double bottom = end == column.length - 1 ? end : end + (column[end] - EDGE) / (column[end] - column[end + 1]);
        runs.add(new Run(top, bottom, moment / weight, darkest));
    }
}
