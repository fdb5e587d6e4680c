package org.einthoven.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * How far a vector lies from the middle of others, in units of their own spread and correlation (Mahalanobis 1936). Of
 * vectors that come from the same normal distribution the squared distance is about chi-squared with as many degrees of
 * freedom as a vector has numbers.
 */
public final class Mahalanobis {
    /** Of its own variance, added to each: two numbers that always go together must not divide by zero. */
    private static final double RIDGE = 1e-6;

    private final double[] mean;
    private final double[] covariance;

    /** Lower triangle of Cholesky's decomposition, row by row in full rows. */
    private final double[] root;

    /**
     * @param mean of n numbers
     * @param covariance n × n, row by row
     */
    public Mahalanobis(double[] mean, double[] covariance) {
        if (covariance.length != mean.length * mean.length) {
            throw new IllegalArgumentException(covariance.length + " covariances of " + mean.length + " numbers");
        }
        this.mean = mean.clone();
        this.covariance = covariance.clone();
        this.root = cholesky(covariance, mean.length);
    }

    /** @param vectors more than each has numbers */
    public static Mahalanobis of(List<double[]> vectors) {
        int n = vectors.get(0).length;
        if (vectors.size() <= n) {
            throw new IllegalArgumentException(vectors.size() + " vectors of " + n + " numbers");
        }
        double[] mean = new double[n];
        for (double[] vector : vectors) {
            for (int i = 0; i < n; i++) {
                mean[i] += vector[i] / vectors.size();
            }
        }
        double[] covariance = new double[n * n];
        for (double[] vector : vectors) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    covariance[i * n + j] += (vector[i] - mean[i]) * (vector[j] - mean[j]) / (vectors.size() - 1);
                }
            }
        }
        return new Mahalanobis(mean, covariance);
    }

    public double[] mean() {
        return mean.clone();
    }

    public double[] covariance() {
        return covariance.clone();
    }

    /** In standard deviations; the squared distance is the sum of squares of what forward substitution leaves. */
    public double distance(double[] vector) {
        int n = mean.length;
        double[] left = new double[n];
        for (int i = 0; i < n; i++) {
            double rest = vector[i] - mean[i];
            for (int j = 0; j < i; j++) {
                rest -= root[i * n + j] * left[j];
            }
            left[i] = rest / root[i * n + i];
        }
        return Math.sqrt(Arrays.stream(left).map(x -> x * x).sum());
    }

    private static double[] cholesky(double[] matrix, int n) {
        double[] root = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i * n + j];
                for (int k = 0; k < j; k++) {
                    rest -= root[i * n + k] * root[j * n + k];
                }
                if (i == j) {
                    double least = RIDGE * Math.max(matrix[i * n + i], Double.MIN_NORMAL);
                    root[i * n + i] = Math.sqrt(Math.max(rest, least));
                } else {
                    root[i * n + j] = rest / root[j * n + j];
                }
            }
        }
        return root;
    }
}
