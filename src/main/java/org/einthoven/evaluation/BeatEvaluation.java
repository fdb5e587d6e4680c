package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.ecg.BeatClass;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.OnnxModel;
import org.einthoven.splits.Splits;

/**
 * Beat classes of the MIT-BIH Arrhythmia Database, over whole records, as ANSI/AAMI EC57 counts them; with {@code --set svdb}
 * those of the Supraventricular Arrhythmia Database, all of which is for development.
 */
final class BeatEvaluation implements EvaluationTask {

    private static final String MODEL = "beat";

    /** {@code --split} for all folds, {@code --model} then being what the folders of their models have in common. */
    private static final String OUT_OF_FOLD = "out-of-fold";

    /** De Chazal et al. 2004 put 201 into DS1 and 202, of the same man, into DS2. */
    private static final String SAME_MAN_AS_202 = "201";

    @Override
    public String name() {
        return "beats";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        return options.split().equals(OUT_OF_FOLD) ? outOfFold(options) : onSplit(options);
    }

    @Override
    public List<PublicSet> sets() {
        return List.of(PublicSet.MITDB, PublicSet.SVDB);
    }

    private Outcome onSplit(EvaluationOptions options) throws IOException {
        List<String> ids = options.chosen(splits(options));
        if (ids.stream().anyMatch(splits(options).paced()::contains)) {
            throw new IllegalArgumentException("paced records are not scored (ANSI/AAMI EC57): " + ids);
        }
        try (OnnxModel model = ModelFolders.open(options, MODEL)) {
            boolean seen = hasSeen(options, model);
            return outcome(options, score(options, model), List.of(model.card()), seen);
        }
    }

    private Splits splits(EvaluationOptions options) {
        return options.of(sets()) == PublicSet.SVDB ? Splits.svdb() : Splits.mitdb();
    }

    private boolean hasSeen(EvaluationOptions options, OnnxModel model) {
        List<String> ids = options.chosen(splits(options));
        List<ModelCard> models = List.of(model.card());
        return options.of(sets()) == PublicSet.SVDB
                ? Leaks.inSvdb(options, ids, models)
                : Leaks.inMitdb(options, ids, models);
    }

    /**
     * Every record of the development by the model that had not seen its fold.
     *
     * @throws IllegalArgumentException where one of the models has
     */
    private Outcome outOfFold(EvaluationOptions options) throws IOException {
        List<BeatTally> tallies = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<ModelCard> models = new ArrayList<>();
        for (int fold = 0; fold < Splits.FOLDS; fold++) {
            EvaluationOptions ofFold = options.ofFold(fold);
            try (OnnxModel model = ModelFolders.open(ofFold, MODEL)) {
                if (hasSeen(ofFold, model)) {
                    throw new IllegalArgumentException(ofFold.model() + " has seen " + ofFold.split());
                }
                Cohort<BeatTally> cohort = score(ofFold, model);
                models.add(model.card());
                tallies.addAll(cohort.tallies());
                missing.addAll(cohort.missing());
            }
        }
        return outcome(options, new Cohort<>(tallies, missing), models, false);
    }

    private Cohort<BeatTally> score(EvaluationOptions options, OnnxModel model) throws IOException {
        Path set = options.of(sets()).in(options.data());
        try (BeatReader reader = BeatReader.with(model)) {
            return Cohort.score(options.chosen(splits(options)), id -> tally(BeatRecord.read(set, id), reader));
        }
    }

    private Outcome outcome(EvaluationOptions options, Cohort<BeatTally> cohort, List<ModelCard> models, boolean seen) {
        return cohort.outcome(this, options, models, seen, metrics(cohort.tallies()));
    }

    /** The task's figures; where record 201 is among the others, also strictly without it. */
    static Map<String, Object> metrics(List<BeatTally> patients) {
        Map<String, Object> metrics = BeatTally.metrics(patients);
        List<BeatTally> strictly = patients.stream()
                .filter(patient -> !patient.record().equals(SAME_MAN_AS_202))
                .toList();
        if (!strictly.isEmpty() && strictly.size() < patients.size()) {
            Map<String, Object> strict = BeatTally.metrics(strictly);
            strict.keySet().retainAll(Set.of("reference", "endToEnd"));
            metrics.put("without201", strict);
        }
        metrics.put("calibration", BeatTally.calibration(patients));
        metrics.put("byRecord", BeatRows.byRecord(patients));
        metrics.put("endToEndByRhythm", BeatRows.byRhythm(patients));
        return metrics;
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
