package org.einthoven.paper;

import java.util.Arrays;

/** What shows the grid best: how much is missing from white in the darkest colour, ink held down to the grid's own darkness. */
final class Absorption {

    /** Grid lines and what they blur into are darker than most of the paper, and ink is rarer than this. */
    private static final double GRID_QUANTILE = 0.9;

    /** The mean that is taken out is that of some lines around. */
    private static final int MEAN_RADIUS_PX = 24;

    private static final int SAMPLED = 40_000;

    private Absorption() {}

    /** @return without its local mean */
    static Plane of(Plane[] colours) {
        int width = colours[0].width();
        int height = colours[0].height();
        float[] values = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float darkest = Math.min(colours[0].at(x, y), Math.min(colours[1].at(x, y), colours[2].at(x, y)));
                values[y * width + x] = Math.max(0, 1 - darkest);
            }
        }
        float cap = Math.max(0.02f, quantile(values));
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(cap, values[i]);
        }
        return withoutMean(new Plane(width, height, values));
    }

    private static float quantile(float[] values) {
        int step = Math.max(1, values.length / SAMPLED);
        float[] some = new float[values.length / step];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[i * step];
        }
        Arrays.sort(some);
        return some[(int) (GRID_QUANTILE * (some.length - 1))];
    }

    private static Plane withoutMean(Plane plane) {
        int width = plane.width();
        int height = plane.height();
        double[] sums = new double[(width + 1) * (height + 1)];
        for (int y = 0; y < height; y++) {
            double row = 0;
            for (int x = 0; x < width; x++) {
                row += plane.at(x, y);
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
        Plane free = new Plane(width, height);
        for (int y = 0; y < height; y++) {
            int top = Math.max(0, y - MEAN_RADIUS_PX);
            int bottom = Math.min(height, y + MEAN_RADIUS_PX + 1);
            for (int x = 0; x < width; x++) {
                int left = Math.max(0, x - MEAN_RADIUS_PX);
                int right = Math.min(width, x + MEAN_RADIUS_PX + 1);
                double sum = sums[bottom * (width + 1) + right]
                        - sums[top * (width + 1) + right]
                        - sums[bottom * (width + 1) + left]
                        + sums[top * (width + 1) + left];
                free.set(x, y, plane.at(x, y) - sum / ((bottom - top) * (right - left)));
            }
        }
        return free;
    }
}
