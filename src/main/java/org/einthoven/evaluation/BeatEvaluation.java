package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.einthoven.ecg.BeatClass;
import org.einthoven.inference.OnnxModel;
import org.einthoven.splits.Splits;

/** Beat classes of the MIT-BIH Arrhythmia Database, over whole records, as ANSI/AAMI EC57 counts them. */
final class BeatEvaluation implements EvaluationTask {

    @Override
    public String name() {
        return "beats";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        Path set = options.data().resolve("mitdb");
        try (OnnxModel model = ModelFolders.open(options, "beat");
                BeatReader reader = BeatReader.with(model)) {
            Cohort<BeatTally> cohort =
                    Cohort.score(options.chosen(Splits.mitdb()), id -> tally(BeatRecord.read(set, id), reader));
            return new Outcome(
                    name(),
                    options.split(),
                    cohort.tallies().size(),
                    cohort.missing(),
                    model.ref(),
                    ModelFolders.learnedFrom(model.card(), options.split()),
                    BeatTally.metrics(cohort.tallies()));
        }
    }

    private static BeatTally tally(BeatRecord record, BeatReader reader) {
        BeatTally tally = BeatScore.tally(record, reader);
        StringBuilder line = new StringBuilder("\n" + record.id() + ":");
        for (BeatClass truth : List.of(BeatClass.N, BeatClass.S, BeatClass.V, BeatClass.F)) {
            line.append("  ").append(truth).append(" as N S V F Q -:");
            for (int called = 0; called <= BeatTally.NO_BEAT; called++) {
                line.append(' ').append(tally.endToEnd().count(truth.ordinal(), called));
            }
        }
        System.err.println(line);
        return tally;
    }
}
