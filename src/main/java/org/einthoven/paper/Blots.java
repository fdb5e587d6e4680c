package org.einthoven.paper;

/** What is too broad to be a pen's line: the edge of the sheet, a desk, a thumb, a blackened name. */
final class Blots {

    /** Darker than a shadow that the even light left over. */
    private static final float DARK = 0.2f;

    /** A square of this side that is dark all over holds no line alone, in px: 2.4 mm. */
    private static final int SIDE_PX = 24;

    private static final double FULL = 0.85;

    /** The blurred rim of a blot goes with it, in px. */
    private static final int RIM_PX = 16;

    private Blots() {}

    /** The plane with NaN in place of its blots. */
    static Plane removed(Plane darkness) {
        int width = darkness.width();
        int height = darkness.height();
        int[] sums = new int[(width + 1) * (height + 1)];
        for (int y = 0; y < height; y++) {
            int row = 0;
            for (int x = 0; x < width; x++) {
                row += darkness.at(x, y) > DARK ? 1 : 0;
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
        Plane removed = new Plane(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                removed.set(x, y, darkness.at(x, y));
            }
        }
        for (int y = 0; y < height; y += 4) {
            for (int x = 0; x < width; x += 4) {
                int right = Math.min(width, x + SIDE_PX);
                int bottom = Math.min(height, y + SIDE_PX);
                int dark = sums[bottom * (width + 1) + right]
                        - sums[y * (width + 1) + right]
                        - sums[bottom * (width + 1) + x]
                        + sums[y * (width + 1) + x];
                if (dark > FULL * (right - x) * (bottom - y)) {
                    blank(removed, x - RIM_PX, y - RIM_PX, right + RIM_PX, bottom + RIM_PX);
                }
            }
        }
        return removed;
    }

    private static void blank(Plane plane, int left, int top, int right, int bottom) {
        for (int y = Math.max(0, top); y < Math.min(plane.height(), bottom); y++) {
            for (int x = Math.max(0, left); x < Math.min(plane.width(), right); x++) {
                plane.set(x, y, Float.NaN);
            }
        }
    }
}
