package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.einthoven.rhythm.LearnedRhythm;
import org.einthoven.rhythm.RhythmClass;

/**
 * The figures of the rhythm task as PhysioNet/CinC 2017 counts them: F1 of each class over all recordings, and the mean
 * of N, A and O. The set names no patients, so that intervals are by recording.
 */
final class RhythmScore {

    private static final RhythmClass[] CLASSES = RhythmClass.values();

    /** N, A and O; noise is not averaged. */
    private static final int AVERAGED = 3;

    private RhythmScore() {}

    /** What a recording shows and what the model says of it. */
    record Answer(RhythmClass truth, LearnedRhythm said) {

        Scored of(RhythmClass c) {
            return new Scored(said.probability(c), truth == c);
        }
    }

    static Map<String, Object> metrics(List<Answer> answers) {
        Map<String, Object> f1 = new LinkedHashMap<>();
        Map<String, Object> classes = new LinkedHashMap<>();
        Map<String, Object> calibration = new LinkedHashMap<>();
        Confusion all = confusion(answers);
        for (RhythmClass c : CLASSES) {
            int type = c.ordinal();
            f1.put(key(c), Bootstrap.interval(answers, group -> confusion(group).f1(type)));
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("records", answers.stream().filter(a -> a.truth() == c).count());
            figures.put(
                    "se", Bootstrap.interval(answers, group -> confusion(group).sensitivity(type)));
            figures.put(
                    "ppv", Bootstrap.interval(answers, group -> confusion(group).positivePredictivity(type)));
            figures.put("auc", Discrimination.auc(scored(answers, c)));
            classes.put(key(c), figures);
            Map<String, Object> sure = new LinkedHashMap<>();
            sure.put("ece", Calibration.ece(scored(answers, c)));
            sure.put("brier", Calibration.brier(scored(answers, c)));
            sure.put("reliability", Calibration.reliability(scored(answers, c)));
            calibration.put(key(c), sure);
        }
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put(
                "meanF1", Bootstrap.interval(answers, group -> confusion(group).macroF1(AVERAGED)));
        metrics.put("f1", f1);
        metrics.put("byClass", classes);
        metrics.put("calibration", calibration);
        metrics.put(
                "confusion",
                all.table(Arrays.stream(CLASSES).map(RhythmScore::key).toList()));
        return metrics;
    }

    private static Confusion confusion(List<Answer> answers) {
        Confusion confusion = new Confusion(CLASSES.length);
        answers.forEach(answer ->
                confusion.add(answer.truth().ordinal(), answer.said().rhythm().ordinal()));
        return confusion;
    }

    private static List<Scored> scored(List<Answer> answers, RhythmClass c) {
        List<Scored> scored = new ArrayList<>();
        answers.forEach(answer -> scored.add(answer.of(c)));
        return scored;
    }

    private static String key(RhythmClass c) {
        return c == RhythmClass.NOISE ? c.name().toLowerCase(Locale.ROOT) : c.name();
    }
}
