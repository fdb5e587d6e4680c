package org.einthoven.diagnosis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject;
import org.einthoven.electrode.ElectrodeSwap;
import org.einthoven.measure.Measurements;
import org.einthoven.signal.ChannelQuality;
import org.einthoven.statement.LearnedStatement;

/**
 * All findings on a recording, in the order in which an ECG is reported: rate, rhythm, ectopy, intervals, shape, quality.
 * There is always at least the one on the rate, so that a report is never empty.
 */
public final class Diagnosis {

    /** What no rule looks at yet, so that silence is not taken for a normal finding. */
    public static final String NOT_JUDGED =
            "Not judged: atrial enlargement, Brugada pattern, electrolyte and drug effects, change against earlier ECGs.";

    private static final List<Rule> RULES = List.of(
            new RateRule(),
            new PacingRule(),
            new AtrialRule(),
            new RegularityRule(),
            new PauseRule(),
            new SilenceRule(),
            new EctopyRule(),
            new PatternRule(),
            new AvBlockRule(),
            new IntervalRule());

    /** Statements that say why the QRS complex is wide, so that its width needs no statement of its own. */
    private static final Set<FindingCode> EXPLAINS_WIDTH =
            Set.of(FindingCode.LEFT_BBB, FindingCode.RIGHT_BBB, FindingCode.NONSPECIFIC_IVCD);

    private Diagnosis() {}

    public static List<Finding> of(Evidence evidence) {
        List<Finding> ofRhythm =
                RULES.stream().flatMap(rule -> rule.apply(evidence).stream()).toList();
        List<Finding> ofShape = MorphologyRule.apply(evidence, ofRhythm);
        List<Finding> findings = new ArrayList<>(ofRhythm);
        if (ofShape.stream().anyMatch(finding -> EXPLAINS_WIDTH.contains(finding.code()))) {
            findings.removeIf(finding -> finding.code() == FindingCode.WIDE_QRS);
        }
        findings.addAll(ofShape);
        findings.addAll(new ElectrodeRule().apply(evidence));
        findings.addAll(new LeadsRule().apply(evidence));
        findings.addAll(new QualityRule().apply(evidence));
        return List.copyOf(findings);
    }

    /**
     * The findings of criteria with what the rhythm model says beside them.
     *
     * @param vouched instants of beats whose class a reader gave, which no model disputes
     */
    public static List<Finding> withRhythm(Evidence evidence, List<Finding> byCriteria, Set<Double> vouched) {
        return evidence.told() == null
                ? byCriteria
                : LearnedRhythmFindings.beside(evidence.told(), evidence.stretches(), byCriteria, vouched);
    }

    /**
     * What the learned classifier adds; nothing where it did not read the recording.
     *
     * @param byCriteria what criteria say of the same recording
     */
    public static List<Finding> ofStatements(List<LearnedStatement> statements, List<Finding> byCriteria) {
        return LearnedStatements.findings(statements, byCriteria);
    }

    /** The finding that a learned statement makes by itself; empty for one that only says more of another. */
    public static Optional<FindingCode> ofLearned(String statement) {
        return LearnedStatements.of(statement);
    }

    /** Whether the learned classifier has learned from people of this age; of others it must not be asked. */
    public static boolean isForClassifier(Subject subject) {
        return ClassifierSilence.learnedFrom(subject);
    }

    /** What these findings say could not be judged. */
    public static Set<FindingCode> notJudged(List<Finding> findings) {
        Set<FindingCode> open = EnumSet.noneOf(FindingCode.class);
        findings.forEach(finding -> open.addAll(finding.notJudged()));
        return open;
    }

    /**
     * Why the learned classifier says nothing, or less, of a recording; empty where it read all of it.
     *
     * @param stated what was said of the recording
     * @param answers what the classifier answered, nothing where the recording was too strange to it
     * @param ecg the leads that it was given, or would have been
     */
    public static Optional<Finding> ofSilence(
            Evidence evidence, List<Finding> stated, List<LearnedStatement> answers, Ecg ecg) {
        return ClassifierSilence.of(evidence, stated, answers, ecg);
    }

    /** The exchange of electrodes that a finding speaks of; empty for every other finding. */
    public static Optional<ElectrodeSwap> electrodesBehind(Finding finding) {
        return ElectrodeRule.behind(finding);
    }

    /** The learned statement that a finding of the classifier rests on; empty for a finding of criteria. */
    public static Optional<String> statementBehind(FindingCode code) {
        return LearnedStatements.behind(code);
    }

    /** The findings of criteria that say the same as a learned statement; empty where we have no criterion for it. */
    public static Set<FindingCode> criteriaFor(String statement) {
        return LearnedStatements.criteriaFor(statement);
    }

    /** The findings on a photoplethysmogram. */
    public static List<Finding> ofPulse(
            Measurements measurements, Map<LeadName, ChannelQuality> quality, double overallQuality) {
        List<Finding> findings = new ArrayList<>();
        findings.add(RateRule.of(measurements, Subject.UNKNOWN, false, "Pulse rate"));
        findings.addAll(QualityRule.of(quality, overallQuality, List.of()));
        return findings;
    }
}
