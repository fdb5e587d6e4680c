package org.einthoven.ppg;

/** A pulse of straight and round pieces, whose points are known: it rises, falls to an incisura and fades. */
final class DrawnPulse {

    static final double PEAK_MS = 180;
    static final double NOTCH_MS = 340;

    private static final double DICROTIC_MS = 420;
    private static final double PEAK = 1;
    private static final double NOTCH = 0.4;
    private static final double DICROTIC = 0.45;

    private DrawnPulse() {}

    /** @param ms from its foot, 0 up to {@code durationMs}, where the next one begins */
    static float at(double ms, double durationMs) {
        if (ms < PEAK_MS) {
            return swing(0, PEAK, ms / PEAK_MS);
        }
        if (ms < NOTCH_MS) {
            return swing(PEAK, NOTCH, (ms - PEAK_MS) / (NOTCH_MS - PEAK_MS));
        }
        if (ms < DICROTIC_MS) {
            return swing(NOTCH, DICROTIC, (ms - NOTCH_MS) / (DICROTIC_MS - NOTCH_MS));
        }
        return swing(DICROTIC, 0, (ms - DICROTIC_MS) / (durationMs - DICROTIC_MS));
    }

    /** From one level to another, level at both ends. */
    private static float swing(double from, double to, double share) {
        return (float) (from + (to - from) * (1 - Math.cos(Math.PI * share)) / 2);
    }
}
