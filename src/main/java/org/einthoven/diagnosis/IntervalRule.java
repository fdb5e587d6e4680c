package org.einthoven.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.einthoven.ecg.BeatPart;
import org.einthoven.measure.Measurements;

/**
 * QRS and QT beyond their limits; what could not be measured is not judged. QTc is judged by Fridericia: Bazett's
 * correction overshoots above 90/min and undershoots below 60/min (AHA/ACCF/HRS 2009, part IV).
 */
final class IntervalRule implements Rule {

    private static final BeatPart[] QT = {BeatPart.QRS, BeatPart.ST, BeatPart.T};

    @Override
    public List<Finding> apply(Evidence evidence) {
        Measurements measured = evidence.measurements();
        List<Finding> findings = new ArrayList<>();
        Optional<Comparison> wide = wideQrs(evidence);
        wide.filter(limit -> !evidence.isVentricularPaced()).ifPresent(limit -> {
            String display = "Wide QRS complex, " + Wording.rounded(limit.value()) + " ms";
            findings.add(Finding.of(FindingCode.WIDE_QRS, display, true, List.of(limit)));
        });
        Double qtc = measured.qtcFridericiaMs();
        if (qtc != null) {
            qtc(qtc, evidence, wide.isPresent(), findings);
        }
        return findings;
    }

    /** The QRS duration beside its limit where it is beyond it. */
    static Optional<Comparison> wideQrs(Evidence evidence) {
        return Optional.ofNullable(evidence.measurements().qrsMs())
                .map(ms -> Comparison.above("QRS duration", Math.round(ms), ReferenceRange.wideQrs(evidence.subject()))
                        .readOff(BeatPart.QRS))
                .filter(Comparison::holds);
    }

    private static void qtc(double ms, Evidence evidence, boolean wideQrs, List<Finding> findings) {
        Comparison tooLong = Comparison.above(
                        "QTc (Fridericia)", Math.round(ms), ReferenceRange.longQtc(evidence.subject()))
                .readOff(QT);
        Comparison veryLong = Comparison.atLeast("QTc (Fridericia)", Math.round(ms), Limit.VERY_LONG_QTC)
                .readOff(QT);
        Comparison tooShort = Comparison.below("QTc (Fridericia)", Math.round(ms), Limit.SHORT_QTC)
                .readOff(QT);
        if (veryLong.holds()) {
            String display = "Markedly long QTc, " + text(ms, evidence, wideQrs);
            findings.add(Finding.of(FindingCode.LONG_QTC, display, true, List.of(tooLong, veryLong)));
        } else if (tooLong.holds()) {
            findings.add(Finding.of(
                    FindingCode.LONG_QTC, "Long QTc, " + text(ms, evidence, wideQrs), true, List.of(tooLong)));
        } else if (tooShort.holds()) {
            findings.add(Finding.of(
                    FindingCode.SHORT_QTC, "Short QTc, " + text(ms, evidence, false), true, List.of(tooShort)));
        }
    }

    private static String text(double ms, Evidence evidence, boolean wideQrs) {
        return Wording.rounded(ms) + " ms (Fridericia"
                + (evidence.rhythm().irregular() ? ", mean over beats of an irregular rhythm" : "")
                + (wideQrs ? "; the wide QRS complex lengthens it" : "")
                + (evidence.subject().sex() == null ? "; sex unknown, judged by women's limit" : "") + ")";
    }
}
