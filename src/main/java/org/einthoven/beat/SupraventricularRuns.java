package org.einthoven.beat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.einthoven.ecg.BeatClass;

/**
 * Lets a run of early beats from above the ventricles last as long as it lasts. After some beats of one the fast rate is what
 * is usual, and no beat of it is early any more; but the run goes on until the rate falls back to what was usual before it.
 */
public final class SupraventricularRuns {

    /** A beat that comes after less of the usual interval is early, as where the usual beat is made up. */
    private static final double EARLY = 0.85;

    /** Beats that make a run (three or more in succession). */
    private static final int RUN = 3;

    /** The intervals of a run differ from one to the next by no more than this share. */
    private static final double STEADY = 0.15;

    private final RhythmContext rhythm;
    private final List<Beat> beats;
    private final Predicate<Beat> settled;
    private double usualMs = Double.NaN;
    private int early;

    private SupraventricularRuns(List<Beat> beats, Predicate<Beat> settled) {
        this.settled = settled;
        this.rhythm = new RhythmContext(beats.stream().mapToDouble(Beat::timeMs).toArray());
        this.beats = beats;
    }

    /**
     * The same beats, those that go on with a run in its class; their scores stay the model's. A run begins with beats that
     * were called supraventricular and goes on with what was called normal.
     *
     * @param beats all, in order of time
     * @param settled beats of which the class was decided otherwise: no run begins with one, goes on through it or changes it
     */
    public static List<Beat> in(List<Beat> beats, Predicate<Beat> settled) {
        return new SupraventricularRuns(beats, settled).goneOn();
    }

    private List<Beat> goneOn() {
        List<Beat> all = new ArrayList<>(beats);
        for (int b = 1; b < all.size(); b++) {
            BeatClass called = beats.get(b).beatClass();
            if (settled.test(beats.get(b))) {
                early = 0;
                usualMs = Double.NaN;
            } else if (isInside(b) && called == BeatClass.S) {
                early++;
            } else if (isInside(b) && called == BeatClass.N && early >= RUN) {
                all.set(b, all.get(b).as(BeatClass.S));
            } else {
                begin(b, called);
            }
        }
        return List.copyOf(all);
    }

    /** Whether the beat is faster than what was usual before the run that is going on, and as fast as the one before. */
    private boolean isInside(int b) {
        double before = interval(b);
        return before < EARLY * usualMs && Math.abs(before / interval(b - 1) - 1) < STEADY;
    }

    /** The interval before a beat in ms; of the first there is none. */
    private double interval(int b) {
        return b == 0 ? Double.NaN : beats.get(b).timeMs() - beats.get(b - 1).timeMs();
    }

    private void begin(int b, BeatClass called) {
        // the sinus node quickens by and by, reentry and a focus from one beat to the next
        boolean first = called == BeatClass.S
                && rhythm.prematurity(b) < EARLY
                && (b == 1 || interval(b) < EARLY * interval(b - 1));
        usualMs = first ? interval(b) / rhythm.prematurity(b) : Double.NaN;
        early = first ? 1 : 0;
    }
}
