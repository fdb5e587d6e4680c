package org.einthoven.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.rhythm.LearnedRhythm;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.RhythmClass;
import org.einthoven.rhythm.RhythmStretch;
import org.einthoven.rhythm.Stretch;
import org.einthoven.rhythm.ToldStretch;
import org.jspecify.annotations.Nullable;

/** Whether the atria fibrillate: the beats follow each other irregularly and no P waves lead them. */
public final class Fibrillation {

    /**
     * How far around a half minute fibrillation is looked for. Chosen on MIT-BIH DS1 and SVDB: in DS1 nothing from half a
     * minute to two and a half missed a half minute of fibrillation or invented one, each half minute by itself missed 7 of
     * 60; the F1 of class S was .80 with each and .76 in SVDB, with a beat model that knew both sets.
     */
    private static final double AROUND_MS = 60_000;

    /** No single stretch may be surer than this, so that one alone does not decide for its neighbours. */
    private static final double SUREST = 0.9999;

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

    /**
     * Where the atria fibrillate in a recording in which it may come and go. One half minute of many early beats may look
     * like it, minutes of them hardly do; so each stretch is judged by the mean log odds of those that lie within
     * {@link #AROUND_MS} of it, which have to be as sure as of a short recording: surer where the criteria, of the same
     * minutes, do not agree, and of a regular rhythm never. An episode that is shorter than that is found where model and
     * criteria both see it in the half minute itself.
     *
     * @param told stretch by stretch, in order of time
     * @param cycles of all beats, in order of time
     * @param pacing of a rhythm that is a pacemaker's nothing is said
     * @param unreadable where no lead could be read
     */
    public static List<RhythmStretch> byStretches(
            List<ToldStretch> told, List<CardiacCycle> cycles, Pacing pacing, List<Stretch> unreadable) {
        List<RhythmStretch> stretches =
                told.stream().map(one -> judged(one, told, cycles, unreadable)).toList();
        return pacing.isTheRhythm()
                ? stretches.stream().map(RhythmStretch::withoutFibrillation).toList()
                : stretches;
    }

    private static RhythmStretch judged(
            ToldStretch one, List<ToldStretch> told, List<CardiacCycle> cycles, List<Stretch> unreadable) {
        Stretch minutes =
                new Stretch(one.stretch().fromMs() - AROUND_MS, one.stretch().toMs() + AROUND_MS);
        double around = probability(told.stream()
                .filter(other -> other.stretch().overlaps(minutes.fromMs(), minutes.toMs()))
                .mapToDouble(other -> logOdds(other.told().probability(RhythmClass.A)))
                .average()
                .orElseThrow());
        double itself = one.told().probability(RhythmClass.A);
        double alone = Limit.RHYTHM_MODEL_ALONE.value();
        boolean lasts = around >= Limit.RHYTHM_MODEL_AGREES.value()
                && Part.of(cycles, minutes, unreadable).allows(around >= alone);
        boolean passes =
                itself >= alone && Part.of(cycles, one.stretch(), unreadable).allows(false);
        return new RhythmStretch(
                one.stretch(), one.told(), passes ? Math.max(around, itself) : around, lasts || passes);
    }

    /** What criteria look at in a part of a recording. */
    private record Part(Rhythm rhythm, List<CardiacCycle> cycles) {

        static Part of(List<CardiacCycle> all, Stretch stretch, List<Stretch> unreadable) {
            List<CardiacCycle> within = all.stream()
                    .filter(cycle -> stretch.contains(cycle.beat().timeMs()))
                    .toList();
            return new Part(Rhythm.of(within.stream().map(CardiacCycle::beat).toList(), unreadable), within);
        }

        /** @param sure whether the model needs no criterion beside it but that the rhythm is irregular */
        boolean allows(boolean sure) {
            return sure
                    ? rhythm.irregularity(Rhythm.CONDUCTED).orElse(0) > Limit.IRREGULAR.value()
                    : isPossible(rhythm, cycles);
        }
    }

    /** Whether hardly a beat has a P wave. */
    static boolean isLikely(Rhythm rhythm, List<CardiacCycle> cycles) {
        return rhythm.irregularity(Rhythm.CONDUCTED).orElse(0) > Limit.IRREGULAR.value()
                && shareWithP(cycles) < Limit.P_ABSENT.value();
    }

    /**
     * Which beats lie where the atria fibrillate, in a recording in which it may come and go.
     *
     * @param stretches in order of time; at least one
     */
    public static Predicate<Beat> during(List<RhythmStretch> stretches) {
        NavigableMap<Double, Boolean> fibrillating = new TreeMap<>();
        stretches.forEach(one -> fibrillating.put(one.stretch().fromMs(), one.fibrillates()));
        return beat -> at(fibrillating, beat.timeMs());
    }

    /**
     * The beats as they stand in fibrillation, where each comes when it will and none can be early: what was called
     * supraventricular ectopy is a conducted beat. The scores stay the model's.
     *
     * @param fibrillating those where the atria do
     */
    public static List<Beat> withoutEarlyBeats(List<Beat> beats, Predicate<Beat> fibrillating) {
        return beats.stream()
                .map(beat -> beat.beatClass() == BeatClass.S && fibrillating.test(beat) ? beat.as(BeatClass.N) : beat)
                .toList();
    }

    /** What follows the last stretch goes with it. */
    private static boolean at(NavigableMap<Double, Boolean> fibrillating, double ms) {
        Map.Entry<Double, Boolean> stretch = fibrillating.floorEntry(ms);
        return (stretch == null ? fibrillating.firstEntry() : stretch).getValue();
    }

    private static double logOdds(double probability) {
        double bounded = Math.max(1 - SUREST, Math.min(SUREST, probability));
        return Math.log(bounded / (1 - bounded));
    }

    private static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
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
