package org.einthoven.monitoring;

import org.einthoven.statistics.Share;

/**
 * What was said and what was true of one finding or class, counted in readings or beats.
 *
 * @param hits said and true
 * @param falseAlarms said and not true
 * @param misses true and not said
 * @param undecided said, and nobody said whether it is true: for or against nobody
 * @param all everything that was judged
 */
public record Outcome(long hits, long falseAlarms, long misses, long undecided, long all) {
    public static final Outcome NONE = new Outcome(0, 0, 0, 0, 0);

    static Outcome hit(int count) {
        return new Outcome(count, 0, 0, 0, 0);
    }

    static Outcome falseAlarm(int count) {
        return new Outcome(0, count, 0, 0, 0);
    }

    static Outcome missed(int count) {
        return new Outcome(0, 0, count, 0, 0);
    }

    static final Outcome UNDECIDED = new Outcome(0, 0, 0, 1, 0);

    public Outcome plus(Outcome other) {
        return new Outcome(
                hits + other.hits,
                falseAlarms + other.falseAlarms,
                misses + other.misses,
                undecided + other.undecided,
                all + other.all);
    }

    Outcome among(long everything) {
        return new Outcome(hits, falseAlarms, misses, undecided, everything);
    }

    /** Neither said nor true. */
    public long correctlyUnsaid() {
        return Math.max(0, all - hits - falseAlarms - misses - undecided);
    }

    /** Of what is true, how much is said. */
    public Share sensitivity() {
        return new Share(hits, hits + misses);
    }

    /** Of what is said, how much is true (AAMI EC57). */
    public Share positivePredictivity() {
        return new Share(hits, hits + falseAlarms);
    }

    /** Of what is not true, how much is not said. */
    public Share specificity() {
        return new Share(correctlyUnsaid(), correctlyUnsaid() + falseAlarms);
    }

    /** How often it was decided: what it takes to be judged. */
    public long decided() {
        return hits + falseAlarms + misses;
    }
}
