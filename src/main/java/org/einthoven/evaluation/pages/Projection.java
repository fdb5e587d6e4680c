package org.einthoven.evaluation.pages;

import java.util.Random;

/** A flat sheet seen by a camera: from places in the picture to places on the sheet. */
final class Projection {

    /** Row by row, from picture coordinates to the unit square of the sheet. */
    private final double[] m;

    private Projection(double[] m) {
        this.m = m;
    }

    /**
     * The sheet's corners lie at {@code corners}, clockwise from its upper left (Heckbert 1989, section 2.2.3: from the
     * unit square to a quadrilateral, and inverted by the adjugate).
     */
    static Projection ofCorners(double[][] corners) {
        double[] p0 = corners[0];
        double[] p1 = corners[1];
        double[] p2 = corners[2];
        double[] p3 = corners[3];
        double sx = p0[0] - p1[0] + p2[0] - p3[0];
        double sy = p0[1] - p1[1] + p2[1] - p3[1];
        double dx1 = p1[0] - p2[0];
        double dx2 = p3[0] - p2[0];
        double dy1 = p1[1] - p2[1];
        double dy2 = p3[1] - p2[1];
        double det = dx1 * dy2 - dx2 * dy1;
        double g = (sx * dy2 - dx2 * sy) / det;
        double h = (dx1 * sy - sx * dy1) / det;
        double a = p1[0] - p0[0] + g * p1[0];
        double b = p3[0] - p0[0] + h * p3[0];
        double d = p1[1] - p0[1] + g * p1[1];
        double e = p3[1] - p0[1] + h * p3[1];
        double c = p0[0];
        double f = p0[1];
        return new Projection(new double[] {
            e - f * h,
            c * h - b,
            b * f - c * e,
            f * g - d,
            a - c * g,
            c * d - a * f,
            d * h - e * g,
            b * g - a * h,
            a * e - b * d
        });
    }

    /** A sheet that lies almost straight in a picture of this size. */
    static Projection byHand(int width, int height, double margin, double tilt, double turnDegrees, Random random) {
        double turn = Math.toRadians(turnDegrees * (2 * random.nextDouble() - 1));
        double[][] corners = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
        for (double[] corner : corners) {
            double x = corner[0] * (1 - margin) * width / 2 * (1 + tilt * (random.nextDouble() - 0.5));
            double y = corner[1] * (1 - margin) * height / 2 * (1 + tilt * (random.nextDouble() - 0.5));
            corner[0] = width / 2.0 + x * Math.cos(turn) - y * Math.sin(turn);
            corner[1] = height / 2.0 + x * Math.sin(turn) + y * Math.cos(turn);
        }
        return ofCorners(corners);
    }

    /** Where on the sheet, 0 to 1 from its upper left, the picture's point lies. */
    void onSheet(double x, double y, double[] sheet) {
        double w = m[6] * x + m[7] * y + m[8];
        sheet[0] = (m[0] * x + m[1] * y + m[2]) / w;
        sheet[1] = (m[3] * x + m[4] * y + m[5]) / w;
    }
}
