package org.einthoven.review;

/**
 * A part of a whole, in counts, with the interval in which the share lies with 95 % confidence (Wilson 1927).
 *
 * @param count at most {@code of}
 */
public record Share(int count, int of) {
    /** Two-sided 95 % quantile of the normal distribution. */
    private static final double Z = 1.959964;

    public boolean isKnown() {
        return of > 0;
    }

    public String getPercent() {
        return percent((double) count / of);
    }

    public String getLow() {
        return percent(Math.max(0, centre() - spread()));
    }

    public String getHigh() {
        return percent(Math.min(1, centre() + spread()));
    }

    private double centre() {
        return (count + Z * Z / 2) / (of + Z * Z);
    }

    private double spread() {
        double share = (double) count / of;
        return Z * Math.sqrt(of * share * (1 - share) + Z * Z / 4) / (of + Z * Z);
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
