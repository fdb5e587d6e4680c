package org.einthoven.diagnosis;

import java.util.Comparator;
import java.util.List;

/** In which order findings are told: what may kill soon comes before what may wait. */
public final class Urgency {

    /** Flagged findings that come before the other flagged ones, the most urgent first. */
    private static final List<FindingCode> FIRST = List.of(
            FindingCode.NO_HEARTBEAT,
            FindingCode.VENTRICULAR_RUN,
            FindingCode.ST_ELEVATION,
            FindingCode.THIRD_DEGREE_AV_BLOCK_POSSIBLE,
            FindingCode.PAUSE,
            FindingCode.SECOND_DEGREE_AV_BLOCK_POSSIBLE,
            FindingCode.ATRIAL_FIBRILLATION,
            FindingCode.FLUTTER_POSSIBLE,
            FindingCode.IRREGULAR_WITHOUT_P,
            FindingCode.SUPRAVENTRICULAR_RUN,
            FindingCode.PRE_EXCITATION_POSSIBLE,
            FindingCode.LONG_QTC,
            FindingCode.LEFT_BBB,
            FindingCode.LEARNED_INFARCTION,
            FindingCode.VENTRICULAR_COUPLET,
            FindingCode.VENTRICULAR_BIGEMINY,
            FindingCode.VENTRICULAR_TRIGEMINY,
            FindingCode.VENTRICULAR_ECTOPY);

    private Urgency() {}

    /** Flagged findings first, the most urgent before all; otherwise in the order in which they came. */
    public static List<Finding> sorted(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::flagged).reversed().thenComparingInt(Urgency::rank))
                .toList();
    }

    private static int rank(Finding finding) {
        int rank = finding.flagged() ? FIRST.indexOf(finding.code()) : -1;
        return rank < 0 ? FIRST.size() : rank;
    }
}
