package org.einthoven.electrode;

/**
 * What beats usually look like with the electrodes in their places: a normal distribution of {@link BeatShape#vector}.
 *
 * @param whitening rows of the lower triangle W with {@code W (x - mean)} uncorrelated and of unit variance
 * @param leastScore beats that score less are unlike nearly all, whatever hangs where
 */
public record UsualShape(double[] mean, double[][] whitening, double leastScore) {

    /** Log likelihood up to a constant: minus half the squared Mahalanobis distance. */
    public double score(double[] vector) {
        if (vector.length != mean.length) {
            throw new IllegalArgumentException(vector.length + " parts where " + mean.length + " are known");
        }
        double squares = 0;
        for (int row = 0; row < mean.length; row++) {
            double sum = 0;
            for (int i = 0; i <= row; i++) {
                sum += whitening[row][i] * (vector[i] - mean[i]);
            }
            squares += sum * sum;
        }
        return -squares / 2;
    }
}
