package org.einthoven.paper;

import java.awt.geom.Point2D;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.einthoven.formats.PageOutline;
import org.einthoven.formats.PageOutline.Corner;

/**
 * How a flat sheet lies in a picture that shows it in perspective: the projective map that takes four corners to four corners
 * (Hartley & Zisserman 2004, 4.1).
 */
public final class Homography {
    /** Row by row, the ninth number 1: from millimetres to pixels. */
    private final double[] forth;

    private final double[] back;

    private Homography(double[] forth, double[] back) {
        this.forth = forth;
        this.back = back;
    }

    /** @throws IllegalArgumentException where the corners lie on a line */
    public static Homography of(PageOutline outline) {
        double[][] mm = {
            {0, 0}, {outline.widthMm(), 0}, {outline.widthMm(), outline.heightMm()}, {0, outline.heightMm()}
        };
        double[][] px = new double[4][];
        for (int i = 0; i < 4; i++) {
            Corner corner = outline.corners().get(i);
            px[i] = new double[] {corner.x(), corner.y()};
        }
        try {
            return new Homography(solve(mm, px), solve(px, mm));
        } catch (SingularMatrixException line) {
            throw new IllegalArgumentException("the corners lie on a line", line);
        }
    }

    /** Where in the picture a place of the paper is, in mm from the upper left corner of the outline. */
    public Point2D.Double inPicture(double rightMm, double downMm) {
        return map(forth, rightMm, downMm);
    }

    /** Which place of the paper a pixel shows, in mm from the upper left corner of the outline. */
    public Point2D.Double onPaper(double x, double y) {
        return map(back, x, y);
    }

    private static Point2D.Double map(double[] h, double x, double y) {
        double w = h[6] * x + h[7] * y + 1;
        return new Point2D.Double((h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w);
    }

    private static double[] solve(double[][] from, double[][] to) {
        double[][] rows = new double[8][];
        double[] right = new double[8];
        for (int i = 0; i < 4; i++) {
            double x = from[i][0];
            double y = from[i][1];
            double u = to[i][0];
            double v = to[i][1];
            rows[2 * i] = new double[] {x, y, 1, 0, 0, 0, -u * x, -u * y};
            rows[2 * i + 1] = new double[] {0, 0, 0, x, y, 1, -v * x, -v * y};
            right[2 * i] = u;
            right[2 * i + 1] = v;
        }
        return new LUDecomposition(new Array2DRowRealMatrix(rows, false))
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
    }
}
