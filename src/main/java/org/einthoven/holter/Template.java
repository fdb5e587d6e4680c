package org.einthoven.holter;

import java.util.List;
import org.einthoven.beat.BeatFrames;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Lead;

/**
 * The beats of one class that look alike.
 *
 * @param alike false for the rarer shapes of the class, put together
 * @param beats places in the reading's list of beats, ascending
 * @param leads their median at {@link BeatFrames#RATE}, from {@link #BEFORE_MS} before the R peak on; empty where they are not
 *     alike
 */
public record Template(BeatClass beatClass, boolean alike, List<Integer> beats, List<Lead> leads) {

    /** Holds a P wave. */
    public static final double BEFORE_MS = 304;

    /** Holds the end of a T wave at rest. */
    static final double AFTER_MS = 504;

    public Template {
        beats = List.copyOf(beats);
        leads = List.copyOf(leads);
    }
}
