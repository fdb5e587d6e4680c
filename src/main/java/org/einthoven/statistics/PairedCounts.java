package org.einthoven.statistics;

/**
 * Two ways to judge the same things, each right or wrong.
 *
 * @param both both were right
 * @param onlyNew only the new one was
 * @param onlyOld only the old one was
 * @param neither neither was
 */
public record PairedCounts(long both, long onlyNew, long onlyOld, long neither) {
    /** Halvings of the interval from -1 to 1, which leave 2e-15 of it. */
    private static final int HALVINGS = 50;

    public PairedCounts {
        if (both < 0 || onlyNew < 0 || onlyOld < 0 || neither < 0) {
            throw new IllegalArgumentException("a count is negative");
        }
    }

    public long all() {
        return both + onlyNew + onlyOld + neither;
    }

    public Share newRight() {
        return new Share(both + onlyNew, all());
    }

    public Share oldRight() {
        return new Share(both + onlyOld, all());
    }

    /**
     * McNemar's exact test: the chance of counts as uneven as these or more, on either side, where neither is better
     * (McNemar 1947; exact conditional as in Fagerland, Lydersen and Laake 2013).
     */
    public double mcNemar() {
        long n = onlyNew + onlyOld;
        long fewer = Math.min(onlyNew, onlyOld);
        double tail = 0;
        double logChance = -n * Math.log(2);
        for (long k = 0; k <= fewer; k++) {
            tail += Math.exp(logChance);
            logChance += Math.log((double) (n - k) / (k + 1));
        }
        return Math.min(1, 2 * tail);
    }

    /**
     * By how much more often the new one is right, with Tango's 95 % score interval (Tango 1998), which holds for small
     * counts and for none; all NaN of nothing.
     */
    public Interval difference() {
        if (all() == 0) {
            return new Interval(Double.NaN, Double.NaN, Double.NaN);
        }
        return new Interval((double) (onlyNew - onlyOld) / all(), limit(Share.Z), limit(-Share.Z));
    }

    /** The difference at which the score is {@code z}; the score falls as the difference grows. */
    private double limit(double z) {
        double low = -1;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (score(middle) > z) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Tango 1998, (5) and (6): the distance from a difference in standard errors, with the likeliest of other counts. */
    private double score(double difference) {
        double n = all();
        double a = 2 * n;
        double b = -(double) onlyNew - onlyOld + (2 * n - onlyNew + onlyOld) * difference;
        double c = -onlyOld * difference * (1 - difference);
        double likeliest = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
        double variance = n * (2 * likeliest + difference * (1 - difference));
        double distance = onlyNew - onlyOld - n * difference;
        return distance / Math.sqrt(Math.max(variance, Double.MIN_NORMAL));
    }
}
