package org.einthoven.paper;

/** One number a pixel, row by row from the upper left. Not to be changed once it is handed on. */
final class Plane {

    private final int width;
    private final int height;
    private final float[] values;

    Plane(int width, int height) {
        this(width, height, new float[width * height]);
    }

    /** @param values not copied */
    Plane(int width, int height, float[] values) {
        this.width = width;
        this.height = height;
        this.values = values;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    float at(int x, int y) {
        return values[y * width + x];
    }

    void set(int x, int y, double value) {
        values[y * width + x] = (float) value;
    }

    /** Between pixels by their nearest four; beyond the edge what is at the edge. */
    float between(double x, double y) {
        double inX = Math.max(0, Math.min(width - 1.001, x));
        double inY = Math.max(0, Math.min(height - 1.001, y));
        int left = (int) inX;
        int top = (int) inY;
        float fx = (float) (inX - left);
        float fy = (float) (inY - top);
        int i = top * width + left;
        float above = values[i] + fx * (values[i + 1] - values[i]);
        float below = values[i + width] + fx * (values[i + width + 1] - values[i + width]);
        return above + fy * (below - above);
    }

    boolean contains(double x, double y) {
        return x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1;
    }

    /** The plane turned by {@code quarters} right angles, clockwise. */
    Plane turned(int quarters) {
        Plane turned = this;
        for (int i = 0; i < Math.floorMod(quarters, 4); i++) {
            turned = turned.turnedOnce();
        }
        return turned;
    }

    private Plane turnedOnce() {
        Plane turned = new Plane(height, width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned.values[x * height + height - 1 - y] = values[y * width + x];
            }
        }
        return turned;
    }
}
