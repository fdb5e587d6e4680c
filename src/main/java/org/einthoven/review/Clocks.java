package org.einthoven.review;

/** Writes times within a recording. */
final class Clocks {
    private Clocks() {}

    /** {@code 0:07}, {@code 29:59}, {@code 1:00:00}: hours, minutes and seconds since the begin. */
    static String elapsed(double ms) {
        long seconds = (long) Math.floor(ms / 1000);
        return seconds < 3600
                ? String.format("%d:%02d", seconds / 60, seconds % 60)
                : String.format("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
