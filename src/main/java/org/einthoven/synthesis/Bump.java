package org.einthoven.synthesis;

/**
 * A Gaussian pulse of the dipole whose two flanks may differ.
 *
 * @param peak the dipole at its height
 * @param atMs when that is, in ms from the R peak
 * @param riseMs standard deviation before it
 * @param fallMs standard deviation after it
 */
record Bump(Dipole peak, double atMs, double riseMs, double fallMs) {

    /** Beyond this many standard deviations less than 1/3000 is left. */
    static final double REACH = 4;

    static Bump symmetric(double x, double y, double z, double atMs, double sigmaMs) {
        return new Bump(new Dipole(x, y, z), atMs, sigmaMs, sigmaMs);
    }

    double startMs() {
        return atMs - REACH * riseMs;
    }

    double endMs() {
        return atMs + REACH * fallMs;
    }

    /** Share of the peak at {@code ms} from the R peak, 0 to 1. */
    double share(double ms) {
        double deviations = (ms - atMs) / (ms < atMs ? riseMs : fallMs);
        return Math.exp(-deviations * deviations / 2);
    }
}
