package org.einthoven.evaluation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.evaluation.Ec57.Stretch;
import org.einthoven.evaluation.Ec57.TrueBeat;
import org.einthoven.statistics.Interval;

/**
 * What came of the beats of one patient, with one more class for "no beat".
 *
 * @param reference classes at the annotated positions: how good the classifier alone is
 * @param endToEnd classes at the positions that our own detector found: what a user gets
 */
record BeatTally(Confusion reference, Confusion endToEnd) {

    /** Stands for a beat that was not found, or was found where there is none. */
    static final int NO_BEAT = BeatClass.values().length;

    /** The classes that are averaged; Q is counted but not averaged. */
    static final List<BeatClass> AVERAGED = List.of(BeatClass.N, BeatClass.S, BeatClass.V, BeatClass.F);

    private static final List<String> NAMES = Stream.concat(
                    Arrays.stream(BeatClass.values()).map(BeatClass::name), Stream.of("none"))
            .toList();

    static Confusion empty() {
        return new Confusion(NO_BEAT + 1);
    }

    /** Both lists in the same order, one called beat for each true one. */
    static Confusion atReference(List<TrueBeat> truth, List<Beat> called) {
        Confusion confusion = empty();
        for (int b = 0; b < truth.size(); b++) {
            confusion.add(
                    truth.get(b).beatClass().ordinal(),
                    called.get(b).beatClass().ordinal());
        }
        return confusion;
    }

    /** @param unscored stretches in which a beat that was found is not held against the detector */
    static Confusion endToEnd(List<TrueBeat> truth, List<Beat> found, List<Stretch> unscored) {
        Matching matching = Matching.nearest(
                Ec57.times(truth), found.stream().mapToDouble(Beat::timeMs).toArray());
        Confusion confusion = empty();
        for (int t = 0; t < truth.size(); t++) {
            int called = matching.isFound(t)
                    ? found.get(matching.foundFor(t)).beatClass().ordinal()
                    : NO_BEAT;
            confusion.add(truth.get(t).beatClass().ordinal(), called);
        }
        for (int f = 0; f < found.size(); f++) {
            if (!matching.isTrue(f) && !RPeakTally.isUnscored(found.get(f).timeMs(), unscored)) {
                confusion.add(NO_BEAT, found.get(f).beatClass().ordinal());
            }
        }
        return confusion;
    }

    /**
     * The task's metrics by their published keys, each with its interval over patients: strictly, where each beat of
     * another class counts against the class that it was given, and under {@code ec57} as the standard counts ectopy.
     */
    static Map<String, Object> metrics(List<BeatTally> patients) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("reference", column(patients, BeatTally::reference));
        metrics.put("endToEnd", column(patients, BeatTally::endToEnd));
        return metrics;
    }

    private static Map<String, Object> column(List<BeatTally> patients, Function<BeatTally, Confusion> column) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        for (BeatClass c : BeatClass.values()) {
            metrics.put(c.name(), figures(patients, column, c));
        }
        metrics.put("macroF1", interval(patients, column, all -> all.macroF1(AVERAGED.size())));
        Map<String, Object> ec57 = new LinkedHashMap<>();
        for (BeatClass c : List.of(BeatClass.S, BeatClass.V)) {
            ec57.put(c.name(), figures(patients, column.andThen(all -> Ec57.counted(all, c)), c));
        }
        metrics.put("ec57", ec57);
        metrics.put(
                "confusion",
                patients.stream().map(column).reduce(empty(), Confusion::plus).table(NAMES));
        return metrics;
    }

    private static Map<String, Object> figures(
            List<BeatTally> patients, Function<BeatTally, Confusion> column, BeatClass c) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("se", interval(patients, column, all -> all.sensitivity(c.ordinal())));
        figures.put("ppv", interval(patients, column, all -> all.positivePredictivity(c.ordinal())));
        figures.put("f1", interval(patients, column, all -> all.f1(c.ordinal())));
        return figures;
    }

    private static Interval interval(
            List<BeatTally> patients, Function<BeatTally, Confusion> column, ToDoubleFunction<Confusion> figure) {
        return Bootstrap.interval(
                patients,
                group -> figure.applyAsDouble(group.stream().map(column).reduce(empty(), Confusion::plus)));
    }
}
