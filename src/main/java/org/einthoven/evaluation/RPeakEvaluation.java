package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.einthoven.beat.QrsDetector;
import org.einthoven.ecg.Ecg;
import org.einthoven.splits.Splits;
import org.einthoven.wfdb.WfdbAnnotation;
import org.einthoven.wfdb.WfdbRecord;

/** R peaks of the MIT-BIH Arrhythmia Database, over whole records and from both leads, as ANSI/AAMI EC57 matches them. */
final class RPeakEvaluation implements EvaluationTask {

    @Override
    public String name() {
        return "rpeaks";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        Path set = PublicSet.MITDB.in(options.data());
        Cohort<RPeakTally> cohort = Cohort.score(options.chosen(Splits.mitdb()), id -> tally(set, id));
        return cohort.outcome(this, options, List.of(), false, RPeakTally.metrics(cohort.tallies()));
    }

    private static RPeakTally tally(Path set, String id) throws IOException {
        WfdbRecord record = WfdbRecord.read(set.resolve(id));
        Ecg ecg = record.requireEcg();
        List<WfdbAnnotation> annotations = record.annotations("atr");
        double[] truth = Ec57.times(Ec57.beats(annotations, record.rate()));
        RPeakTally tally =
                RPeakTally.of(truth, new QrsDetector().detect(ecg), Ec57.flutter(annotations, record.rate()));
        System.err.printf(
                "%n%s: %d found, %d missed, %d invented%n", id, tally.found(), tally.missed(), tally.invented());
        return tally;
    }
}
