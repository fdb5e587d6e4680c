package org.einthoven.diagnosis;

import java.util.List;
import java.util.Optional;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.StatementClassifier;

/** Why the learned classifier says nothing, or less than it could. */
final class ClassifierSilence {

    private ClassifierSilence() {}

    /** @param answers what the classifier says, whatever becomes of it; empty where it says nothing */
    static Optional<Finding> of(Evidence evidence, List<Finding> stated, List<LearnedStatement> answers, Ecg ecg) {
        if (!learnedFrom(evidence.subject())) {
            return said("it has learned from adults, not from children below 16 years");
        }
        List<LeadName> missing = StatementClassifier.missing(ecg);
        if (!StatementClassifier.isLongEnough(ecg)) {
            return said("it wants 5 s");
        }
        String lost = AbsentLeads.why(
                evidence, missing.stream().map(LeadName::display).toList());
        if (!StatementClassifier.canRead(ecg)) {
            return said("it wants twelve leads; " + lost);
        }
        if (answers.isEmpty()) {
            return said("the recording is unlike those that it learned from");
        }
        if (LearnedStatements.arePaced(stated)) {
            return said("it has learned nothing of paced rhythms");
        }
        if (evidence.electrodes() != null) {
            return said("electrodes were possibly exchanged; of its statements only atrial fibrillation is believed");
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(finding(
                        FindingCode.CLASSIFIER_LEAD_MISSING,
                        "The learned classifier read without "
                                + Wording.list(
                                        missing.stream().map(LeadName::display).toList())
                                + ", and is less sure than it says: " + lost));
    }

    /** Whether it has learned from people of this age; one of unknown age is taken for an adult. */
    static boolean learnedFrom(Subject subject) {
        return !ReferenceRange.isChild(subject);
    }

    private static Optional<Finding> said(String why) {
        return Optional.of(finding(FindingCode.CLASSIFIER_SILENT, "Not judged by the learned classifier: " + why));
    }

    private static Finding finding(FindingCode code, String display) {
        return Finding.of(code, display, false, List.of());
    }
}
