package org.einthoven.monitoring;

import java.time.LocalDate;

/**
 * What a day contributes to a series.
 *
 * @param readings how many of which it is known
 * @param total the sum of their values; of a share, how many of them
 * @param squares the sum of the squares
 */
public record DayAmount(LocalDate day, long readings, double total, double squares) {

    /** NaN of no reading. */
    public double mean() {
        return total / readings;
    }

    DayAmount plus(DayAmount later) {
        return new DayAmount(later.day, readings + later.readings, total + later.total, squares + later.squares);
    }

    /** Of one reading around the mean of these; of a share, p (1 - p). */
    double variance() {
        return Math.max(0, squares / readings - mean() * mean());
    }

    /** The half width of a 95 % interval of the mean, by its standard error. */
    public double halfWidth() {
        return 1.96 * Math.sqrt(variance() / readings);
    }
}
