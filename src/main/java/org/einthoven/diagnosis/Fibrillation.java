package org.einthoven.diagnosis;

import java.util.List;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.rhythm.LearnedRhythm;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.RhythmClass;
import org.jspecify.annotations.Nullable;

/** Whether the atria fibrillate: the beats follow each other irregularly and no P waves lead them. */
public final class Fibrillation {

    private Fibrillation() {}

    /** Whether it may be so by criteria. Fibrillatory waves are taken for P waves here and there, so more irregularity allows more. */
    public static boolean isPossible(Rhythm rhythm, List<CardiacCycle> cycles) {
        double irregularity = rhythm.irregularity(Rhythm.CONDUCTED).orElse(0);
        return isLikely(rhythm, cycles)
                || irregularity > Limit.VERY_IRREGULAR.value() && shareWithP(cycles) < Limit.P_BEFORE_BEATS.value();
    }

    /**
     * Whether the rhythm model is so sure that there is none that criteria are not followed: early beats and noise are
     * irregular and without P waves too.
     *
     * @param told null where it did not read the recording
     */
    public static boolean isRuledOut(@Nullable LearnedRhythm told) {
        return told != null && told.probability(RhythmClass.A) <= Limit.RHYTHM_MODEL_RULES_OUT.value();
    }

    /** Whether hardly a beat has a P wave. */
    static boolean isLikely(Rhythm rhythm, List<CardiacCycle> cycles) {
        return rhythm.irregularity(Rhythm.CONDUCTED).orElse(0) > Limit.IRREGULAR.value()
                && shareWithP(cycles) < Limit.P_ABSENT.value();
    }

    /**
     * The beats as they stand in fibrillation, where each comes when it will and none can be early: what was called
     * supraventricular ectopy is a conducted beat. The scores stay the model's.
     */
    public static List<Beat> withoutEarlyBeats(List<Beat> beats) {
        return beats.stream()
                .map(beat -> beat.beatClass() == BeatClass.S ? beat.as(BeatClass.N) : beat)
                .toList();
    }

    /** Share of the dominant beats with a P wave before them, 0 to 1; the first beat's P may lie before the recording. */
    static double shareWithP(List<CardiacCycle> cycles) {
        List<CardiacCycle> dominant = CardiacCycle.dominant(cycles).stream()
                .filter(cycle -> cycle.qrs() != null && cycle != cycles.get(0))
                .toList();
        long withP = dominant.stream().filter(cycle -> cycle.p() != null).count();
        return dominant.isEmpty() ? 0 : (double) withP / dominant.size();
    }
}
