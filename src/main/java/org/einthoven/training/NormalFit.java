package org.einthoven.training;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import org.einthoven.electrode.UsualShape;

/** A multivariate normal distribution fitted to vectors. */
final class NormalFit {

    /** Each variance counts as so much larger than it is, so that no direction is known for certain. */
    private static final double SHRINKAGE = 0.01;

    /** Digits that are kept: a score changes by less than 0.01. */
    private static final MathContext DIGITS = new MathContext(7);

    private NormalFit() {}

    static UsualShape of(List<double[]> vectors, double leastScore) {
        int size = vectors.get(0).length;
        double[] mean = new double[size];
        for (double[] vector : vectors) {
            for (int i = 0; i < size; i++) {
                mean[i] += vector[i] / vectors.size();
            }
        }
        double[][] covariance = new double[size][size];
        for (double[] vector : vectors) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += (vector[i] - mean[i]) * (vector[j] - mean[j]) / (vectors.size() - 1);
                }
            }
        }
        for (int i = 0; i < size; i++) {
            covariance[i][i] *= 1 + SHRINKAGE;
        }
        double[][] whitening = inverse(cholesky(covariance));
        Arrays.setAll(mean, i -> rounded(mean[i]));
        for (double[] row : whitening) {
            Arrays.setAll(row, i -> rounded(row[i]));
        }
        return new UsualShape(mean, whitening, leastScore);
    }

    /** Lower triangle L with {@code L Lᵀ} the symmetric, positive definite matrix whose lower triangle is given. */
    static double[][] cholesky(double[][] matrix) {
        double[][] l = new double[matrix.length][];
        for (int i = 0; i < l.length; i++) {
            l[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= l[i][k] * l[j][k];
                }
                l[i][j] = i == j ? Math.sqrt(rest) : rest / l[j][j];
            }
        }
        return l;
    }

    /** The inverse of a lower triangle. */
    static double[][] inverse(double[][] l) {
        double[][] inverse = new double[l.length][];
        for (int i = 0; i < l.length; i++) {
            inverse[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? 1 : 0;
                for (int k = j; k < i; k++) {
                    sum -= l[i][k] * inverse[k][j];
                }
                inverse[i][j] = sum / l[i][i];
            }
        }
        return inverse;
    }

    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
