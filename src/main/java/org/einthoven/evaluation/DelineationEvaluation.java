package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.einthoven.delineation.Delineator;
import org.einthoven.inference.OnnxModel;
import org.einthoven.splits.Splits;

/**
 * Onset and offset of P, QRS and T in each of the twelve leads of the Lobachevsky University database. Fibrillatory waves are
 * taken out as a reading does it where it does not find a sinus rhythm; nothing else of the reading has a part in it.
 */
final class DelineationEvaluation implements EvaluationTask {

    @Override
    public String name() {
        return "delineation";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        Path set = PublicSet.LUDB.in(options.data());
        try (OnnxModel model = ModelFolders.open(options, name())) {
            Delineator delineator = FramedScores.delineator(model);
            List<String> ids = options.chosen(Splits.ludb());
            boolean seen = Leaks.inLudb(options, ids, List.of(model.card()));
            Cohort<DelineatedPatient> cohort = Cohort.score(ids, id -> {
                LudbRecord record = LudbRecord.read(set, id);
                return DelineatedPatient.of(
                        record, delineator.delineate(record.ecg()).withoutFibrillatoryWaves(record.ecg()));
            });
            return cohort.outcome(
                    this, options, List.of(model.card()), seen, DelineationScore.metrics(cohort.tallies()));
        }
    }
}
