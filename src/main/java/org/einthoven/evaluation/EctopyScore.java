package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.beat.Beat;
import org.einthoven.beat.BeatClassifier;
import org.einthoven.beat.QrsDetector;
import org.einthoven.ecg.Ecg;
import org.einthoven.evaluation.EctopyTally.Seen;
import org.einthoven.wfdb.WfdbRecord;

/** How often ectopy is found, and how often it is invented, in the 12-lead recordings of PTB-XL. */
public final class EctopyScore {

    private static final Set<String> VENTRICULAR = Set.of("PVC", "BIGU", "TRIGU");

    /** Statements with which a recording may hold beats that are not normal. */
    private static final Set<String> NOT_ONLY_NORMAL =
            Set.of("PVC", "PAC", "BIGU", "TRIGU", "PACE", "SVARR", "PSVT", "SVTAC", "PRC(S)", "WPW");

    private EctopyScore() {}

    /** Whether nobody saw ectopy, a pacemaker or pre-excitation in this recording. */
    public static boolean isAllNormal(PtbxlCatalogue.Row row) {
        return !row.hasAny(NOT_ONLY_NORMAL);
    }

    /**
     * Classifies the beats that our own detector finds, and gives the figures of {@link EctopyTally#metrics}.
     *
     * @param set the folder of PTB-XL; recordings that are not there are left out
     */
    public static Map<String, Object> measure(Path set, List<PtbxlCatalogue.Row> rows, BeatClassifier classifier)
            throws IOException {
        List<EctopyTally> tallies = new ArrayList<>();
        for (PtbxlCatalogue.Row row : rows) {
            try {
                Ecg ecg = WfdbRecord.read(set.resolve(row.file())).ecg().orElseThrow();
                List<Beat> beats = classifier.classify(ecg, new QrsDetector().detect(ecg));
                tallies.add(new EctopyTally(
                        seen(row), beats.stream().map(Beat::beatClass).toList()));
            } catch (NoSuchFileException e) {
                continue;
            }
        }
        return EctopyTally.metrics(tallies);
    }

    static Seen seen(PtbxlCatalogue.Row row) {
        if (row.hasAny(VENTRICULAR)) {
            return Seen.VENTRICULAR;
        }
        return isAllNormal(row) ? Seen.NOTHING : Seen.OTHER;
    }
}
