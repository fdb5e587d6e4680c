package org.einthoven.beat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;

/**
 * Finds fusion beats by what they are: a sinus beat and a ventricular one that share the ventricles between them, so that
 * the QRS complex is a mixture of both and comes when the next sinus beat is due (Marriott, Schwartz & Bix 1962, Ventricular
 * fusion beats, Circulation 26:880). Both parents have to be known: beats are judged only in a recording with a ventricular
 * beat that keeps coming early and nearly always in one shape. A recording is looked at as a whole, before and after a beat.
 * The limits were chosen where hardly any fusion beats are, by what they would invent (ADR 6).
 */
public final class FusionBeats {

    /** A beat that comes after less of the usual interval is early; beyond the other it is an escape. */
    private static final double DUE = 0.9;

    private static final double LATE = 1.25;

    /** Of each parent there is at least this much in the mixture: not far from a half of both. */
    private static final double LEAST_SHARE = 0.3;

    /** What the mixture leaves over is no more than what alike complexes differ by, and half of what the better parent leaves. */
    private static final double MOST_LEFT = QrsShape.ALIKE;

    private static final double GAIN = 0.5;

    /** What one parent alone explains but for less than this is that parent's. */
    private static final double LEAST_LEFT_ALONE = QrsShape.ALIKE / 2;

    /** Parents that differ by no more than this share of the larger one's energy cannot be told in a mixture. */
    private static final double APART = 2 * QrsShape.ALIKE;

    /** Beats of either parent that have to be there, and the share of the early ventricular ones that look alike. */
    private static final int LEAST_BEATS = 20;

    private static final double UNIFORM = 0.8;

    /** Early ventricular beats that are compared with each other: of more, some that stand equally far apart. */
    private static final int COMPARED = 400;

    /** Usual beats from which the usual shape about a beat is taken; it is taken anew after half as many. */
    private static final int NEAR = 24;

    /** Samples of 8 ms by which a parent's complex may lie aside: what comes first in a mixture moves its R peak. */
    private static final int ASIDE = 5;

    private final Complexes complexes;
    private final List<Beat> beats;
    private final RhythmContext rhythm;
    private final Predicate<Beat> settled;

    private FusionBeats(Ecg ecg, List<Beat> beats, Predicate<Beat> settled) {
        this.settled = settled;
        double[] rPeaksMs = beats.stream().mapToDouble(Beat::timeMs).toArray();
        this.complexes = Complexes.of(BeatClassifier.leads(ecg), ecg.rate(), rPeaksMs, ASIDE);
        this.beats = beats;
        this.rhythm = new RhythmContext(rPeaksMs);
    }

    /**
     * The same beats, those that are fusion beats in their class; their scores stay the model's.
     *
     * @param ecg the leads that are fit to be read
     * @param beats all, in order of time
     * @param settled beats of which the class was decided otherwise: they are neither parents nor judged
     */
    public static List<Beat> in(Ecg ecg, List<Beat> beats, Predicate<Beat> settled) {
        long ventricular =
                beats.stream().filter(beat -> beat.beatClass() == BeatClass.V).count();
        // most recordings end here
        return ventricular < LEAST_BEATS ? beats : new FusionBeats(ecg, beats, settled).judged();
    }

    private List<Beat> judged() {
        int[] early = beats(b -> is(b, BeatClass.V) && rhythm.prematurity(b) < DUE);
        int[] usual = beats(b -> is(b, BeatClass.N) && rhythm.prematurity(b) >= DUE);
        List<Integer> kind = commonest(early);
        if (usual.length < LEAST_BEATS || kind.isEmpty()) {
            return beats;
        }
        Mixture.Moved other = complexes.median(kind);
        List<Beat> judged = new ArrayList<>(beats);
        int next = 0;
        int end = Math.min(NEAR, usual.length);
        Mixture.Parents parents = parents(usual, end, other);
        for (int b = 0; b < judged.size(); b++) {
            while (next < usual.length && usual[next] < b) {
                next++;
            }
            if (next > end - NEAR / 4 && end < usual.length) {
                end = Math.min(usual.length, end + NEAR / 2);
                parents = parents(usual, end, other);
            }
            if (parents.difference() > APART
                    && isDue(b)
                    && complexes.isRecorded(b)
                    && isFusion(parents.of(complexes.at(b)))) {
                judged.set(b, judged.get(b).as(BeatClass.F));
            }
        }
        return List.copyOf(judged);
    }

    private int[] beats(IntPredicate which) {
        return IntStream.range(0, beats.size())
                .filter(complexes::isRecorded)
                .filter(which)
                .toArray();
    }

    private boolean is(int beat, BeatClass beatClass) {
        return beats.get(beat).beatClass() == beatClass && !settled.test(beats.get(beat));
    }

    private Mixture.Parents parents(int[] usual, int end, Mixture.Moved other) {
        List<Integer> near = IntStream.range(Math.max(0, end - NEAR), end)
                .mapToObj(i -> usual[i])
                .toList();
        return Mixture.Parents.of(complexes.median(near), other);
    }

    /** Those of the early ventricular beats that look like the one that most look like; none where these are too few. */
    private List<Integer> commonest(int[] early) {
        if (early.length < LEAST_BEATS) {
            return List.of();
        }
        int step = (early.length + COMPARED - 1) / COMPARED;
        List<Integer> some = IntStream.range(0, early.length / step)
                .mapToObj(i -> early[i * step])
                .toList();
        List<Integer> kind = some.stream()
                .map(one -> some.stream()
                        .filter(other -> complexes.areAlike(one, other))
                        .toList())
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
        return kind.size() < UNIFORM * some.size() ? List.of() : kind;
    }

    private boolean isDue(int beat) {
        double prematurity = rhythm.prematurity(beat);
        return (is(beat, BeatClass.N) || is(beat, BeatClass.V)) && prematurity >= DUE && prematurity <= LATE;
    }

    private static boolean isFusion(Mixture mixture) {
        return Math.min(mixture.ofUsual(), mixture.ofOther()) >= LEAST_SHARE
                && mixture.leftAlone() >= LEAST_LEFT_ALONE
                && mixture.left() <= Math.min(MOST_LEFT, GAIN * mixture.leftAlone());
    }
}
