package org.einthoven.paper;

import java.util.Arrays;

/**
 * What the grid looks like, learned from the flat page itself: it repeats every 5 mm, ink does not, so the median over
 * many repetitions is the grid. Learned block by block, since a photograph is sharper in one corner than in another.
 */
final class GridPattern {

    private static final int REPEAT = 5 * FlatPage.PX_PER_MM;

    /** Blocks of 6 x 6 repetitions. */
    private static final int REPEATS_A_BLOCK = 6;

    private GridPattern() {}

    /** The page's ink: how much darker each pixel is than the grid and paper at its place; below 0 where it is lighter. */
    static Plane removed(FlatPage page) {
        Plane best = null;
        double leastGrid = Double.POSITIVE_INFINITY;
        // a grid hardly shows in its own colour, black ink shows in all
        for (Plane colour : page.colours()) {
            Plane pattern = pattern(colour);
            double contrast = contrast(pattern);
            if (contrast < leastGrid) {
                leastGrid = contrast;
                best = difference(pattern, colour);
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("a page without colours");
        }
        return best;
    }

    private static Plane difference(Plane pattern, Plane colour) {
        Plane ink = new Plane(colour.width(), colour.height());
        for (int y = 0; y < colour.height(); y++) {
            for (int x = 0; x < colour.width(); x++) {
                ink.set(x, y, pattern.at(x, y) - colour.at(x, y));
            }
        }
        return ink;
    }

    /** Standard deviation of what is not ink. */
    private static double contrast(Plane pattern) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int y = 0; y < pattern.height(); y += 3) {
            for (int x = 0; x < pattern.width(); x += 3) {
                double value = pattern.at(x, y);
                sum += value;
                squares += value * value;
                count++;
            }
        }
        return squares / count - sum / count * (sum / count);
    }

    private static Plane pattern(Plane colour) {
        Plane pattern = new Plane(colour.width(), colour.height());
        int block = REPEAT * REPEATS_A_BLOCK;
        for (int top = 0; top < colour.height(); top += block) {
            for (int left = 0; left < colour.width(); left += block) {
                // the last block of a row or column is as large as the others, and overlaps
                int fromX = Math.max(0, Math.min(left, (colour.width() - block) / REPEAT * REPEAT));
                int fromY = Math.max(0, Math.min(top, (colour.height() - block) / REPEAT * REPEAT));
                learn(colour, fromX, fromY, left, top, block, pattern);
            }
        }
        return pattern;
    }

    private static void learn(Plane colour, int fromX, int fromY, int left, int top, int block, Plane pattern) {
        float[] repeated = new float[REPEATS_A_BLOCK * REPEATS_A_BLOCK];
        for (int dy = 0; dy < REPEAT; dy++) {
            for (int dx = 0; dx < REPEAT; dx++) {
                int count = 0;
                for (int y = fromY + dy; y < Math.min(colour.height(), fromY + block); y += REPEAT) {
                    for (int x = fromX + dx; x < Math.min(colour.width(), fromX + block); x += REPEAT) {
                        float value = colour.at(x, y);
                        if (!Float.isNaN(value)) {
                            repeated[count++] = value;
                        }
                    }
                }
                Arrays.sort(repeated, 0, count);
                float median = count == 0 ? 1 : repeated[count / 2];
                for (int y = top + dy; y < Math.min(colour.height(), top + block); y += REPEAT) {
                    for (int x = left + dx; x < Math.min(colour.width(), left + block); x += REPEAT) {
                        pattern.set(x, y, median);
                    }
                }
            }
        }
    }
}
