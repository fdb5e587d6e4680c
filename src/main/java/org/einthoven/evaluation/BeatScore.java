package org.einthoven.evaluation;

import java.util.List;
import java.util.Map;
import org.einthoven.beat.BeatClassifier;
import org.einthoven.beat.QrsDetector;

/** The figures of the beat task over a group of patients. */
public final class BeatScore {

    private BeatScore() {}

    /** Classifies the records, one a patient, and gives the task's metrics as {@link BeatTally#metrics} does. */
    public static Map<String, Object> measure(List<BeatRecord> records, BeatClassifier classifier) {
        return BeatTally.metrics(
                records.stream().map(record -> tally(record, classifier)).toList());
    }

    static BeatTally tally(BeatRecord record, BeatClassifier classifier) {
        Confusion reference =
                BeatTally.atReference(record.beats(), classifier.classify(record.ecg(), Ec57.times(record.beats())));
        double[] found = new QrsDetector().detect(record.ecg());
        Confusion endToEnd =
                BeatTally.endToEnd(record.beats(), classifier.classify(record.ecg(), found), record.flutter());
        return new BeatTally(reference, endToEnd);
    }
}
