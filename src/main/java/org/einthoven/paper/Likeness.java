package org.einthoven.paper;

/** How alike two leads are over the samples that both have. */
final class Likeness {

    private double n;
    private double a;
    private double b;
    private double aa;
    private double bb;
    private double ab;

    private Likeness(float[] one, float[] other) {
        for (int i = 0; i < one.length; i++) {
            if (!Float.isNaN(one[i]) && !Float.isNaN(other[i])) {
                n++;
                a += one[i];
                b += other[i];
                aa += (double) one[i] * one[i];
                bb += (double) other[i] * other[i];
                ab += (double) one[i] * other[i];
            }
        }
    }

    /** Correlation, -1 to 1; 0 where hardly a sample is known in both. */
    static double of(float[] one, float[] other) {
        Likeness sums = new Likeness(one, other);
        double scale = sums.varianceOfOne() * sums.varianceOfOther();
        return sums.n < one.length / 10.0 || scale <= 0 ? 0 : sums.covariance() / Math.sqrt(scale);
    }

    /** The same for leads that must be of one height, wherever their zero is: 1 only where they are (Lin 1989, without the shift). */
    static double inHeight(float[] one, float[] other) {
        Likeness sums = new Likeness(one, other);
        double scale = sums.varianceOfOne() + sums.varianceOfOther();
        return sums.n < one.length / 10.0 || scale <= 0 ? 0 : 2 * sums.covariance() / scale;
    }

    private double varianceOfOne() {
        return aa - a * a / n;
    }

    private double varianceOfOther() {
        return bb - b * b / n;
    }

    private double covariance() {
        return ab - a * b / n;
    }
}
