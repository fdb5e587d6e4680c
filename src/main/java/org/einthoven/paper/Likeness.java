package org.einthoven.paper;

/** Correlation of two leads over the samples that both have. */
final class Likeness {

    private Likeness() {}

    /** -1 to 1; 0 where hardly a sample is known in both. */
    static double of(float[] one, float[] other) {
        double n = 0;
        double a = 0;
        double b = 0;
        double aa = 0;
        double bb = 0;
        double ab = 0;
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
        double scale = (aa - a * a / n) * (bb - b * b / n);
        return n < one.length / 10.0 || scale <= 0 ? 0 : (ab - a * b / n) / Math.sqrt(scale);
    }
}
