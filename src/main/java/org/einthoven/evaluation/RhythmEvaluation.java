package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.einthoven.evaluation.RhythmScore.Answer;
import org.einthoven.inference.OnnxModel;
import org.einthoven.splits.Splits;

/** The rhythm of PhysioNet/CinC 2017's recordings, end to end: beats and waves are those that our own models find. */
final class RhythmEvaluation implements EvaluationTask {

    /** The folder of the model that this task measures. */
    static final String MODEL = "rhythm";

    @Override
    public String name() {
        return "rhythm";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        Path set = PublicSet.CINC2017.in(options.data());
        try (OnnxModel model = ModelFolders.open(options, MODEL);
                RhythmSequences sequences = new RhythmSequences()) {
            List<String> ids = options.chosen(Splits.cinc2017());
            boolean seen = Leaks.inCinc2017(options, ids, sequences.and(model));
            Cohort<Answer> cohort = RhythmCohort.read(set, ids, model, sequences);
            Map<String, Object> metrics = new LinkedHashMap<>(RhythmScore.metrics(cohort.tallies()));
            metrics.put("beatsAndWavesBy", sequences.models());
            return cohort.outcome(this, options, List.of(model.card()), seen, metrics);
        }
    }
}
