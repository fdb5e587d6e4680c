package org.einthoven.signal;

/**
 * A second-order recursive section, {@code y[n] = b0 x[n] + b1 x[n-1] + b2 x[n-2] - a1 y[n-1] - a2 y[n-2]}, run in
 * transposed direct form II. Designs: R. Bristow-Johnson, Cookbook formulae for audio EQ biquad filter coefficients
 * (bilinear transform with prewarping).
 */
record Biquad(double b0, double b1, double b2, double a1, double a2) {

    /** Lets everything pass. */
    static final Biquad PASS = new Biquad(1, 0, 0, 0, 0);

    /** Quality factor of a second-order Butterworth section. */
    private static final double BUTTERWORTH = Math.sqrt(0.5);

    static Biquad lowPass(double cutoff) {
        double cos = Math.cos(2 * Math.PI * cutoff);
        return design((1 - cos) / 2, 1 - cos, (1 - cos) / 2, cutoff, BUTTERWORTH);
    }

    static Biquad highPass(double cutoff) {
        double cos = Math.cos(2 * Math.PI * cutoff);
        return design((1 + cos) / 2, -(1 + cos), (1 + cos) / 2, cutoff, BUTTERWORTH);
    }

    static Biquad notch(double centre, double quality) {
        double cos = Math.cos(2 * Math.PI * centre);
        return design(1, -2 * cos, 1, centre, quality);
    }

    /** Frequencies are in cycles a sample, above 0 and below 0.5. */
    private static Biquad design(double b0, double b1, double b2, double frequency, double quality) {
        double omega = 2 * Math.PI * frequency;
        double alpha = Math.sin(omega) / (2 * quality);
        double a0 = 1 + alpha;
        return new Biquad(b0 / a0, b1 / a0, b2 / a0, -2 * Math.cos(omega) / a0, (1 - alpha) / a0);
    }

    /**
     * Filters in place by this section and then by another, first sample first, as if the first value had been there
     * for ever. Two sections in one loop take hardly longer than one: while the first waits for its own last output,
     * the second is computed.
     */
    void forward(Biquad then, double[] values) {
        double rest = values[0];
        double w2 = restingSecond(rest);
        double w1 = restingFirst(rest);
        double z2 = then.restingSecond(rest * dcGain());
        double z1 = then.restingFirst(rest * dcGain());
        for (int i = 0; i < values.length; i++) {
            double x = values[i];
            double y = b0 * x + w1;
            w1 = b1 * x - a1 * y + w2;
            w2 = b2 * x - a2 * y;
            double z = then.b0 * y + z1;
            z1 = then.b1 * y - then.a1 * z + z2;
            z2 = then.b2 * y - then.a2 * z;
            values[i] = z;
        }
    }

    /** As {@link #forward}, last sample first. */
    void backward(Biquad then, double[] values) {
        double rest = values[values.length - 1];
        double w2 = restingSecond(rest);
        double w1 = restingFirst(rest);
        double z2 = then.restingSecond(rest * dcGain());
        double z1 = then.restingFirst(rest * dcGain());
        for (int i = values.length - 1; i >= 0; i--) {
            double x = values[i];
            double y = b0 * x + w1;
            w1 = b1 * x - a1 * y + w2;
            w2 = b2 * x - a2 * y;
            double z = then.b0 * y + z1;
            z1 = then.b1 * y - then.a1 * z + z2;
            z2 = then.b2 * y - then.a2 * z;
            values[i] = z;
        }
    }

    private double restingSecond(double input) {
        return (b2 - a2 * dcGain()) * input;
    }

    private double restingFirst(double input) {
        return (b1 - a1 * dcGain()) * input + restingSecond(input);
    }

    private double dcGain() {
        return (b0 + b1 + b2) / (1 + a1 + a2);
    }
}
