package org.einthoven.evaluation;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.einthoven.evaluation.RhythmScore.Answer;
import org.einthoven.inference.OnnxModel;
import org.einthoven.rhythm.RhythmClassifier;

/** The rhythm of PhysioNet/CinC 2017's recordings, end to end: beats and waves are those that our own models find. */
final class RhythmEvaluation implements EvaluationTask {

    @Override
    public String name() {
        return "rhythm";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        Cinc2017 cinc = Cinc2017.read(options.data().resolve("cinc2017"));
        try (OnnxModel model = OnnxModel.open(ModelFolders.chosen(options.model(), name()));
                RhythmSequences sequences = new RhythmSequences()) {
            RhythmClassifier classifier = new RhythmClassifier(model);
            Cohort<Answer> cohort = Cohort.score(
                    options.chosen(Splits.cinc2017()),
                    id -> new Answer(cinc.label(id), classifier.classify(sequences.of(cinc.ecg(id)))));
            Map<String, Object> metrics = new LinkedHashMap<>(RhythmScore.metrics(cohort.tallies()));
            metrics.put("beatsAndWavesBy", sequences.models());
            return new Outcome(
                    name(),
                    options.split(),
                    cohort.tallies().size(),
                    cohort.missing(),
                    model.ref(),
                    ModelFolders.learnedFrom(model.card(), options.split()),
                    metrics);
        }
    }
}
