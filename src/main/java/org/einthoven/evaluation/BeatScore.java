package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.einthoven.beat.Beat;

/** The figures of the beat task over a group of patients, who may have been read by different models. */
public final class BeatScore {

    private final List<BeatTally> patients = new ArrayList<>();

    /** Classifies the record of one patient. */
    public void add(BeatRecord record, BeatReader reader) {
        patients.add(tally(record, reader));
    }

    public int records() {
        return patients.size();
    }

    /** The task's metrics by their published keys, each with its interval over patients. */
    public Map<String, Object> metrics() {
        return BeatTally.metrics(patients);
    }

    static BeatTally tally(BeatRecord record, BeatReader reader) {
        Confusion reference =
                BeatTally.atReference(record.beats(), reader.classify(record.ecg(), Ec57.times(record.beats())));
        List<Beat> found = reader.read(record.ecg());
        return new BeatTally(
                record.id(),
                reference,
                BeatTally.endToEnd(record.beats(), found, record.flutter(), record.rhythms()),
                record.subject(),
                BeatTally.said(record.beats(), found, record.flutter()));
    }
}
