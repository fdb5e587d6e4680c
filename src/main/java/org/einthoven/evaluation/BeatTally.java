package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Subject;
import org.einthoven.evaluation.Ec57.Stretch;
import org.einthoven.evaluation.Ec57.TrueBeat;
import org.einthoven.statistics.Interval;

/**
 * What came of the beats of one patient, with one more class for "no beat".
 *
 * @param reference classes at the annotated positions: how good the classifier alone is
 * @param byRhythm classes at the positions that our own detector found, by the rhythm that was annotated there
 * @param said scores of the beats that were found so
 */
record BeatTally(
        String record, Confusion reference, Map<String, Confusion> byRhythm, Subject subject, List<Said> said) {

    BeatTally {
        byRhythm = Map.copyOf(byRhythm);
        said = List.copyOf(said);
    }

    /** Of beats without scores. */
    BeatTally(String record, Confusion reference, Map<String, Confusion> byRhythm, Subject subject) {
        this(record, reference, byRhythm, subject, List.of());
    }

    /** Classes at the positions that our own detector found, in any rhythm: what a user gets. */
    Confusion endToEnd() {
        return sum(List.copyOf(byRhythm.values()));
    }

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
    static Map<String, Confusion> endToEnd(
            List<TrueBeat> truth, List<Beat> found, List<Stretch> unscored, AnnotatedRhythms rhythms) {
        Matching matching = Matching.nearest(
                Ec57.times(truth), found.stream().mapToDouble(Beat::timeMs).toArray());
        Map<String, Confusion> confusions = new TreeMap<>();
        for (int t = 0; t < truth.size(); t++) {
            int called = matching.isFound(t)
                    ? found.get(matching.foundFor(t)).beatClass().ordinal()
                    : NO_BEAT;
            at(truth.get(t).ms(), rhythms, confusions)
                    .add(truth.get(t).beatClass().ordinal(), called);
        }
        for (int f = 0; f < found.size(); f++) {
            if (!matching.isTrue(f) && !RPeakTally.isUnscored(found.get(f).timeMs(), unscored)) {
                at(found.get(f).timeMs(), rhythms, confusions)
                        .add(NO_BEAT, found.get(f).beatClass().ordinal());
            }
        }
        return confusions;
    }

    /** What was said of each beat that was found; none of its classes is true where there is none. */
    static List<Said> said(List<TrueBeat> truth, List<Beat> found, List<Stretch> unscored) {
        Matching matching = Matching.nearest(
                Ec57.times(truth), found.stream().mapToDouble(Beat::timeMs).toArray());
        int[] classes = new int[found.size()];
        Arrays.fill(classes, Said.NONE);
        for (int t = 0; t < truth.size(); t++) {
            if (matching.isFound(t)) {
                classes[matching.foundFor(t)] = truth.get(t).beatClass().ordinal();
            }
        }
        List<Said> said = new ArrayList<>();
        for (int f = 0; f < classes.length; f++) {
            Map<BeatClass, Double> scores = found.get(f).scores();
            boolean scored =
                    matching.isTrue(f) || !RPeakTally.isUnscored(found.get(f).timeMs(), unscored);
            if (scored && !scores.isEmpty()) {
                double[] inOrder = Arrays.stream(BeatClass.values())
                        .mapToDouble(c -> scores.getOrDefault(c, 0.0))
                        .toArray();
                said.add(new Said("class", inOrder, classes[f]));
            }
        }
        return said;
    }

    /** How far the scores of beats in finished readings can be trusted, by class. */
    static Map<String, Object> calibration(List<BeatTally> patients) {
        return Tempering.ofClasses(
                patients.stream().map(BeatTally::said).toList(),
                Arrays.stream(BeatClass.values()).map(BeatClass::name).toList());
    }

    private static Confusion at(double ms, AnnotatedRhythms rhythms, Map<String, Confusion> confusions) {
        return confusions.computeIfAbsent(rhythms.at(ms), rhythm -> empty());
    }

    /**
     * The task's metrics by their published keys, each with its interval over patients: strictly, where each beat of
     * another class counts against the class that it was given, and under {@code ec57} as the standard counts ectopy.
     */
    static Map<String, Object> metrics(List<BeatTally> patients) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("reference", column(patients, BeatTally::reference));
        metrics.put("endToEnd", column(patients, BeatTally::endToEnd));
        metrics.put("groups", Subgroups.of(patients, BeatTally::subject, BeatTally::row));
        return metrics;
    }

    /** The F1 that are read first, for a group of patients; F and Q are too rare for groups. */
    private static Map<String, Interval> row(List<BeatTally> group) {
        List<Confusion> tables = group.stream().map(BeatTally::endToEnd).toList();
        Map<String, Interval> row = new LinkedHashMap<>();
        for (BeatClass c : List.of(BeatClass.N, BeatClass.S, BeatClass.V)) {
            row.put(c.name(), interval(tables, all -> all.f1(c.ordinal())));
        }
        return row;
    }

    private static Map<String, Object> column(List<BeatTally> patients, Function<BeatTally, Confusion> column) {
        List<Confusion> tables = patients.stream().map(column).toList();
        Map<String, Object> metrics = new LinkedHashMap<>();
        for (BeatClass c : BeatClass.values()) {
            metrics.put(c.name(), figures(tables, c));
        }
        metrics.put("macroF1", interval(tables, all -> all.macroF1(AVERAGED.size())));
        Map<String, Object> ec57 = new LinkedHashMap<>();
        for (BeatClass c : List.of(BeatClass.S, BeatClass.V)) {
            ec57.put(
                    c.name(),
                    figures(tables.stream().map(all -> Ec57.counted(all, c)).toList(), c));
        }
        metrics.put("ec57", ec57);
        metrics.put("confusion", sum(tables).table(NAMES));
        return metrics;
    }

    private static Map<String, Object> figures(List<Confusion> tables, BeatClass c) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("se", interval(tables, all -> all.sensitivity(c.ordinal())));
        figures.put("ppv", interval(tables, all -> all.positivePredictivity(c.ordinal())));
        figures.put("f1", interval(tables, all -> all.f1(c.ordinal())));
        return figures;
    }

    private static Interval interval(List<Confusion> tables, ToDoubleFunction<Confusion> figure) {
        return Bootstrap.interval(tables, group -> figure.applyAsDouble(sum(group)));
    }

    static Confusion sum(List<Confusion> tables) {
        return tables.stream().reduce(empty(), Confusion::plus);
    }
}
