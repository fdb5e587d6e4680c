package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.beat.Beat;
import org.einthoven.beat.BeatClassifier;
import org.einthoven.beat.QrsDetector;
import org.einthoven.ecg.Ecg;
import org.einthoven.evaluation.EctopyTally.Seen;

/** How often ectopy is found, and how often it is invented, in the 12-lead recordings of PTB-XL. */
public final class EctopyScore {

    private static final Set<String> VENTRICULAR = Set.of("PVC", "BIGU", "TRIGU");

    /** Statements with which a recording may hold beats that are not normal. */
    private static final Set<String> NOT_ONLY_NORMAL =
            Set.of("PVC", "PAC", "BIGU", "TRIGU", "PACE", "SVARR", "PSVT", "SVTAC", "PRC(S)", "WPW");

    private final List<EctopyTally> recordings = new ArrayList<>();

    /** Whether nobody saw ectopy, a pacemaker or pre-excitation in this recording. */
    public static boolean isAllNormal(PtbxlCatalogue.Row row) {
        return !row.hasAny(NOT_ONLY_NORMAL);
    }

    /** Classifies the beats that our own detector finds in a recording. */
    public void add(PtbxlCatalogue.Row row, Ecg ecg, BeatClassifier classifier) {
        List<Beat> beats = classifier.classify(ecg, new QrsDetector().detect(ecg));
        recordings.add(
                new EctopyTally(seen(row), beats.stream().map(Beat::beatClass).toList()));
    }

    public int records() {
        return recordings.size();
    }

    /** Shares of recordings as {@link EctopyTally#metrics} has them. */
    public Map<String, Object> metrics() {
        return EctopyTally.metrics(recordings);
    }

    static Seen seen(PtbxlCatalogue.Row row) {
        if (row.hasAny(VENTRICULAR)) {
            return Seen.VENTRICULAR;
        }
        return isAllNormal(row) ? Seen.NOTHING : Seen.OTHER;
    }
}
