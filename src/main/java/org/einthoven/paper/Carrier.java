package org.einthoven.paper;

/** One family of parallel grid lines, locally: how many lines a pixel go by along x and along y. */
record Carrier(double fx, double fy) {

    /** Pixels from one line to the next, across the lines. */
    double period() {
        return 1 / Math.hypot(fx, fy);
    }

    Carrier towards(double x, double y) {
        return fx * x + fy * y >= 0 ? this : new Carrier(-fx, -fy);
    }
}
