package org.einthoven.statistics;

/** How many of how many. */
public record Share(long of, long all) {
    /** The 0.975 quantile of the normal distribution. */
    static final double Z = 1.959963984540054;

    public Share {
        if (of < 0 || of > all) {
            throw new IllegalArgumentException(of + " of " + all);
        }
    }

    /** NaN of nothing. */
    public double value() {
        return (double) of / all;
    }

    /** With Wilson's 95 % interval (Wilson 1927; Newcombe 1998, method 3); all NaN of nothing. */
    public Interval wilson() {
        if (all == 0) {
            return new Interval(Double.NaN, Double.NaN, Double.NaN);
        }
        double p = value();
        double square = Z * Z / all;
        double middle = (p + square / 2) / (1 + square);
        double half = Z * Math.sqrt(p * (1 - p) / all + square / (4 * all)) / (1 + square);
        return new Interval(p, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
