package org.einthoven.beat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;

/**
 * Lets a run of ventricular beats last as long as it lasts: ventricular tachycardia, or idioventricular rhythm, which is no
 * faster than what it takes the place of. After some beats of one its wide complex is what is usual, and the model, which
 * judges by that, sees nothing in it any more; but the run goes on until beats look as they did before it. What P waves lead
 * or is narrow is no such run: bundle branch block that comes and goes and an electrode that was moved change the complex too.
 */
public final class VentricularRuns {

    /** Beats that make a run (three or more in succession). */
    private static final int RUN = 3;

    /** Beats of a run that are looked back on: those of alternating shapes, too. On DS1 from 8 to 100 did equally well. */
    private static final int OF_RUN = 16;

    /** Normal beats before a run that are looked back on; on DS1 from 24 to 600 did equally well. */
    private static final int BEFORE = 100;

    /** The share of them that a shape needs to be one of the usual ones; on DS1 from .1 to .7 did equally well. */
    private static final double USUAL = 0.2;

    /** Fewer normal beats before a run than this say nothing of what is usual; chosen, and on DS1 no figure is another than with 1. */
    private static final int LEAST_BEFORE = 8;

    /** Beats unlike both that a run may hold in succession: other ectopic beats and fusion beats. */
    private static final int STRANGERS = 1;

    /** Where this share of the beats that would go on with a run is conducted, all are. */
    private static final double CONDUCTED = 0.5;

    private final List<Beat> beats;
    private final Complexes complexes;
    private final Predicate<Beat> settled;
    private final Predicate<Beat> conducted;
    private final List<Beat> judged;
    private final List<Integer> usual = new ArrayList<>();
    private final List<Integer> run = new ArrayList<>();
    private final List<Integer> further = new ArrayList<>();
    private int strangers;

    private VentricularRuns(Ecg ecg, List<Beat> beats, Predicate<Beat> settled, Predicate<Beat> conducted) {
        double[] rPeaksMs = beats.stream().mapToDouble(Beat::timeMs).toArray();
        this.beats = beats;
        this.complexes = Complexes.of(BeatClassifier.leads(ecg), ecg.rate(), rPeaksMs, 0);
        this.settled = settled;
        this.conducted = conducted;
        this.judged = new ArrayList<>(beats);
    }

    /**
     * The same beats, those that go on with a run in its class; their scores stay the model's. A run begins with beats that
     * were called ventricular and goes on with what was called normal.
     *
     * @param ecg the leads that are fit to be read
     * @param beats all, in order of time
     * @param settled beats of which the class was decided otherwise: no run begins with one, goes on through it or changes it
     * @param conducted beats with a P wave before them or a narrow complex
     */
    public static List<Beat> in(Ecg ecg, List<Beat> beats, Predicate<Beat> settled, Predicate<Beat> conducted) {
        // most recordings end here
        return hasRun(beats) ? new VentricularRuns(ecg, beats, settled, conducted).goneOn() : beats;
    }

    private static boolean hasRun(List<Beat> beats) {
        int ventricular = 0;
        for (Beat beat : beats) {
            ventricular = beat.beatClass() == BeatClass.V ? ventricular + 1 : 0;
            if (ventricular == RUN) {
                return true;
            }
        }
        return false;
    }

    private List<Beat> goneOn() {
        for (int b = 0; b < beats.size(); b++) {
            BeatClass called =
                    settled.test(beats.get(b)) ? BeatClass.Q : beats.get(b).beatClass();
            switch (called) {
                case V -> run(b);
                case N -> goOn(b);
                default -> end();
            }
        }
        end();
        return List.copyOf(judged);
    }

    private void run(int beat) {
        run.add(beat);
        strangers = 0;
    }

    private void goOn(int beat) {
        boolean inside = run.size() >= RUN && !isUsual(beat);
        if (inside && alike(beat, run, OF_RUN) > 0) {
            further.add(beat);
            run(beat);
        } else if (inside && strangers < STRANGERS) {
            strangers++;
        } else {
            end();
            usual.add(beat);
        }
    }

    /** Where hardly anything is known of what was before the run, all is usual. */
    private boolean isUsual(int beat) {
        return usual.size() < LEAST_BEFORE || alike(beat, usual, BEFORE) >= USUAL * Math.min(BEFORE, usual.size());
    }

    /** How many of the last of these beats look like this one. */
    private long alike(int beat, List<Integer> among, int last) {
        return among.subList(Math.max(0, among.size() - last), among.size()).stream()
                .filter(other -> complexes.areAlike(beat, other))
                .count();
    }

    private void end() {
        long fromAbove = further.stream().map(beats::get).filter(conducted).count();
        if (fromAbove < CONDUCTED * further.size()) {
            further.forEach(beat -> judged.set(beat, beats.get(beat).as(BeatClass.V)));
        } else {
            usual.addAll(further);
        }
        further.clear();
        run.clear();
        strangers = 0;
    }
}
