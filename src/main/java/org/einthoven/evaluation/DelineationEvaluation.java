package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import org.einthoven.delineation.Delineator;
import org.einthoven.inference.OnnxModel;
import org.einthoven.splits.Splits;

/** Onset and offset of P, QRS and T in each of the twelve leads of the Lobachevsky University database. */
final class DelineationEvaluation implements EvaluationTask {

    @Override
    public String name() {
        return "delineation";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        Path set = options.data().resolve("ludb");
        try (OnnxModel model = ModelFolders.open(options, name())) {
            Delineator delineator = FramedScores.delineator(model);
            Cohort<DelineatedPatient> cohort = Cohort.score(options.chosen(Splits.ludb()), id -> {
                LudbRecord record = LudbRecord.read(set, id);
                return DelineatedPatient.of(record, delineator.delineate(record.ecg()));
            });
            return new Outcome(
                    name(),
                    options.split(),
                    cohort.tallies().size(),
                    cohort.missing(),
                    model.ref(),
                    ModelFolders.learnedFrom(model.card(), options.split()),
                    DelineationScore.metrics(cohort.tallies()));
        }
    }
}
