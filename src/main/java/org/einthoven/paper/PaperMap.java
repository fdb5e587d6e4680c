package org.einthoven.paper;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.einthoven.paper.GridMesh.Knot;

/**
 * From places on the paper, counted in grid lines, to places in the picture: a cubic in both directions, which follows a
 * tilt and a roll, and what is left at the knots of the mesh, which follows creases.
 */
final class PaperMap {

    private static final int TERMS = 10;
    private static final int ROUNDS = 4;

    /** Creases are followed over this many mesh knots. */
    private static final double SMOOTH_KNOTS = 1.0;

    /** A knot further off than this many typical distances from the cubic is taken for miscounted (Tukey 1974). */
    private static final double TUKEY = 6;

    private final double minAlong;
    private final double maxAlong;
    private final double minDown;
    private final double maxDown;
    private final double[] cubicX;
    private final double[] cubicY;
    private final Plane restX;
    private final Plane restY;

    private PaperMap(List<Knot> knots, double knotLines) {
        minAlong = knots.stream().mapToDouble(Knot::along).min().orElseThrow();
        maxAlong = knots.stream().mapToDouble(Knot::along).max().orElseThrow();
        minDown = knots.stream().mapToDouble(Knot::down).min().orElseThrow();
        maxDown = knots.stream().mapToDouble(Knot::down).max().orElseThrow();
        double[] weights = new double[knots.size()];
        Arrays.fill(weights, 1);
        double[] x = knots.stream().mapToDouble(Knot::x).toArray();
        double[] y = knots.stream().mapToDouble(Knot::y).toArray();
        double[] solvedX = new double[TERMS];
        double[] solvedY = new double[TERMS];
        double[] restsX = x;
        double[] restsY = y;
        for (int round = 0; round < ROUNDS; round++) {
            solvedX = solve(knots, x, weights);
            solvedY = solve(knots, y, weights);
            restsX = rests(knots, x, solvedX);
            restsY = rests(knots, y, solvedY);
            reweigh(weights, restsX, restsY);
        }
        cubicX = solvedX;
        cubicY = solvedY;
        restX = smooth(knots, restsX, weights, knotLines);
        restY = smooth(knots, restsY, weights, knotLines);
    }

    /**
     * @param knotLines lines from one knot to the next
     * @throws SingularMatrixException where the knots lie on a line
     */
    static PaperMap of(List<Knot> knots, double knotLines) {
        return new PaperMap(knots, knotLines);
    }

    double minAlong() {
        return minAlong;
    }

    double maxAlong() {
        return maxAlong;
    }

    double minDown() {
        return minDown;
    }

    double maxDown() {
        return maxDown;
    }

    double x(double along, double down) {
        return cubic(cubicX, along, down) + rest(restX, along, down);
    }

    double y(double along, double down) {
        return cubic(cubicY, along, down) + rest(restY, along, down);
    }

    private double rest(Plane rest, double along, double down) {
        double column = (along - minAlong) / (maxAlong - minAlong) * (rest.width() - 1);
        double row = (down - minDown) / (maxDown - minDown) * (rest.height() - 1);
        return rest.between(column, row);
    }

    private double cubic(double[] factors, double along, double down) {
        double[] terms = terms(along, down);
        double sum = 0;
        for (int i = 0; i < TERMS; i++) {
            sum += factors[i] * terms[i];
        }
        return sum;
    }

    private double[] terms(double along, double down) {
        double a = 2 * (along - minAlong) / (maxAlong - minAlong) - 1;
        double d = 2 * (down - minDown) / (maxDown - minDown) - 1;
        return new double[] {1, a, d, a * a, a * d, d * d, a * a * a, a * a * d, a * d * d, d * d * d};
    }

    private double[] solve(List<Knot> knots, double[] values, double[] weights) {
        double[][] normal = new double[TERMS][TERMS];
        double[] right = new double[TERMS];
        for (int k = 0; k < weights.length; k++) {
            double[] terms = terms(knots.get(k).along(), knots.get(k).down());
            for (int i = 0; i < TERMS; i++) {
                right[i] += weights[k] * terms[i] * values[k];
                for (int j = 0; j < TERMS; j++) {
                    normal[i][j] += weights[k] * terms[i] * terms[j];
                }
            }
        }
        RealVector solved = new QRDecomposition(new Array2DRowRealMatrix(normal, false))
                .getSolver()
                .solve(new ArrayRealVector(right, false));
        return solved.toArray();
    }

    private double[] rests(List<Knot> knots, double[] values, double[] factors) {
        double[] rests = new double[values.length];
        for (int k = 0; k < rests.length; k++) {
            rests[k] = values[k]
                    - cubic(factors, knots.get(k).along(), knots.get(k).down());
        }
        return rests;
    }

    private static void reweigh(double[] weights, double[] restsX, double[] restsY) {
        double[] distances = new double[weights.length];
        for (int k = 0; k < distances.length; k++) {
            distances[k] = Math.hypot(restsX[k], restsY[k]);
        }
        double[] sorted = distances.clone();
        Arrays.sort(sorted);
        double limit = TUKEY * Math.max(0.3, sorted[sorted.length / 2]);
        for (int k = 0; k < distances.length; k++) {
            double share = distances[k] / limit;
            weights[k] = share >= 1 ? 0 : (1 - share * share) * (1 - share * share);
        }
    }

    /** Weighted by a Gaussian around each place of a raster as fine as the mesh. */
    private Plane smooth(List<Knot> knots, double[] rests, double[] weights, double knotLines) {
        int columns = Math.max(2, (int) Math.ceil((maxAlong - minAlong) / knotLines) + 1);
        int rows = Math.max(2, (int) Math.ceil((maxDown - minDown) / knotLines) + 1);
        double[] sum = new double[columns * rows];
        double[] total = new double[columns * rows];
        for (int k = 0; k < rests.length; k++) {
            double column = (knots.get(k).along() - minAlong) / (maxAlong - minAlong) * (columns - 1);
            double row = (knots.get(k).down() - minDown) / (maxDown - minDown) * (rows - 1);
            for (int r = (int) Math.max(0, row - 2); r <= Math.min(rows - 1, row + 3); r++) {
                for (int c = (int) Math.max(0, column - 2); c <= Math.min(columns - 1, column + 3); c++) {
                    double distance = Math.hypot(c - column, r - row) / SMOOTH_KNOTS;
                    double weight = weights[k] * Math.exp(-distance * distance);
                    sum[r * columns + c] += weight * rests[k];
                    total[r * columns + c] += weight;
                }
            }
        }
        Plane smooth = new Plane(columns, rows);
        for (int i = 0; i < sum.length; i++) {
            // where no knot is near, the cubic alone holds
            smooth.set(i % columns, i / columns, sum[i] / (total[i] + 0.05));
        }
        return smooth;
    }
}
