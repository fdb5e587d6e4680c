package org.einthoven.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.measure.Measurements;

/**
 * Intervals beyond their limits; what could not be measured is not judged. QTc is judged by Fridericia: Bazett's
 * correction overshoots above 90/min and undershoots below 60/min (AHA/ACCF/HRS 2009, part IV).
 */
final class IntervalRule implements Rule {

    @Override
    public List<Finding> apply(Evidence evidence) {
        Measurements measured = evidence.measurements();
        List<Finding> findings = new ArrayList<>();
        Double pr = measured.prMs();
        if (pr != null && Math.round(pr) > Limit.LONG_PR.value()) {
            findings.add(finding(FindingCode.LONG_PR, "Long PR interval, " + Wording.rounded(pr) + " ms"));
        }
        Double qrs = measured.qrsMs();
        boolean wide = qrs != null && Math.round(qrs) > Limit.WIDE_QRS.value();
        if (wide) {
            findings.add(finding(FindingCode.WIDE_QRS, "Wide QRS complex, " + Wording.rounded(qrs) + " ms"));
        }
        Double qtc = measured.qtcFridericiaMs();
        if (qtc != null && Math.round(qtc) > Limit.LONG_QTC.value()) {
            String name = Math.round(qtc) >= Limit.VERY_LONG_QTC.value() ? "Markedly long QTc, " : "Long QTc, ";
            findings.add(finding(FindingCode.LONG_QTC, name + qtc(qtc, evidence, wide)));
        } else if (qtc != null && Math.round(qtc) < Limit.SHORT_QTC.value()) {
            findings.add(finding(FindingCode.SHORT_QTC, "Short QTc, " + qtc(qtc, evidence, false)));
        }
        return findings;
    }

    private static String qtc(double ms, Evidence evidence, boolean wideQrs) {
        return Wording.rounded(ms) + " ms (Fridericia"
                + (evidence.rhythm().irregular() ? ", mean over beats of an irregular rhythm" : "")
                + (wideQrs ? "; the wide QRS complex lengthens it" : "") + ")";
    }

    private static Finding finding(FindingCode code, String display) {
        return new Finding(code.code(), code, display, 1, true, List.of());
    }
}
