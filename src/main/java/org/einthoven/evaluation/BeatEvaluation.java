package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.einthoven.ecg.BeatClass;
import org.einthoven.inference.OnnxModel;
import org.einthoven.splits.Splits;

/** Beat classes of the MIT-BIH Arrhythmia Database, over whole records, as ANSI/AAMI EC57 counts them. */
final class BeatEvaluation implements EvaluationTask {

    private static final String MODEL = "beat";

    /** {@code --split} for all folds, {@code --model} then being what the folders of their models have in common. */
    private static final String OUT_OF_FOLD = "out-of-fold";

    @Override
    public String name() {
        return "beats";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        return options.split().equals(OUT_OF_FOLD) ? outOfFold(options) : onSplit(options);
    }

    private Outcome onSplit(EvaluationOptions options) throws IOException {
        try (OnnxModel model = ModelFolders.open(options, MODEL)) {
            return outcome(
                    options, score(options, model), model, ModelFolders.learnedFrom(model.card(), options.split()));
        }
    }

    /**
     * Every record of the development by the model that had not seen its fold.
     *
     * @throws IllegalArgumentException where one of the models has
     */
    private Outcome outOfFold(EvaluationOptions options) throws IOException {
        List<BeatTally> tallies = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int fold = 0; fold < Splits.FOLDS; fold++) {
            EvaluationOptions ofFold = options.ofFold(fold);
            try (OnnxModel model = ModelFolders.open(ofFold, MODEL)) {
                if (ModelFolders.learnedFrom(model.card(), ofFold.split())) {
                    throw new IllegalArgumentException(ofFold.model() + " has seen " + ofFold.split());
                }
                Cohort<BeatTally> cohort = score(ofFold, model);
                tallies.addAll(cohort.tallies());
                missing.addAll(cohort.missing());
            }
        }
        try (OnnxModel recipe = OnnxModel.open(ModelFolders.chosen(null, MODEL))) {
            return outcome(options, new Cohort<>(tallies, missing), recipe, false);
        }
    }

    private Cohort<BeatTally> score(EvaluationOptions options, OnnxModel model) throws IOException {
        Path set = options.data().resolve("mitdb");
        try (BeatReader reader = BeatReader.with(model)) {
            return Cohort.score(options.chosen(Splits.mitdb()), id -> tally(BeatRecord.read(set, id), reader));
        }
    }

    private Outcome outcome(EvaluationOptions options, Cohort<BeatTally> cohort, OnnxModel model, boolean seen) {
        Map<String, Object> metrics = BeatTally.metrics(cohort.tallies());
        metrics.put("byRecord", BeatRows.byRecord(cohort.tallies()));
        metrics.put("endToEndByRhythm", BeatRows.byRhythm(cohort.tallies()));
        return new Outcome(
                name(), options.split(), cohort.tallies().size(), cohort.missing(), model.ref(), seen, metrics);
    }

    private static BeatTally tally(BeatRecord record, BeatReader reader) {
        BeatTally tally = BeatScore.tally(record, reader);
        Confusion endToEnd = tally.endToEnd();
        StringBuilder line = new StringBuilder("\n" + record.id() + ":");
        for (BeatClass truth : List.of(BeatClass.N, BeatClass.S, BeatClass.V, BeatClass.F)) {
            line.append("  ").append(truth).append(" as N S V F Q -:");
            for (int called = 0; called <= BeatTally.NO_BEAT; called++) {
                line.append(' ').append(endToEnd.count(truth.ordinal(), called));
            }
        }
        System.err.println(line);
        return tally;
    }
}
