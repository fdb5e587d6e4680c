package org.einthoven.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.einthoven.ecg.LeadName;
import org.einthoven.measure.Measurements;
import org.einthoven.signal.ChannelQuality;
import org.einthoven.statement.LearnedStatement;

/**
 * All findings on a recording, in the order in which an ECG is reported: rate, rhythm, ectopy, intervals, quality. There
 * is always at least the one on the rate, so that a report is never empty.
 */
public final class Diagnosis {

    /** What no rule looks at yet, so that silence is not taken for a normal finding. */
    public static final String NOT_JUDGED =
            "Not judged: ST segment and T wave, hypertrophy, infarction, pre-excitation.";

    private static final List<Rule> RULES = List.of(
            new RateRule(),
            new PacingRule(),
            new AtrialRule(),
            new RegularityRule(),
            new PauseRule(),
            new EctopyRule(),
            new PatternRule(),
            new AvBlockRule(),
            new IntervalRule(),
            new QualityRule());

    private Diagnosis() {}

    public static List<Finding> of(Evidence evidence) {
        return RULES.stream().flatMap(rule -> rule.apply(evidence).stream()).toList();
    }

    /** What the learned classifier adds; nothing where it did not read the recording. */
    public static List<Finding> ofStatements(List<LearnedStatement> statements) {
        return LearnedStatements.findings(statements);
    }

    /** The findings on a photoplethysmogram. */
    public static List<Finding> ofPulse(
            Measurements measurements, Map<LeadName, ChannelQuality> quality, double overallQuality) {
        List<Finding> findings = new ArrayList<>();
        findings.add(RateRule.of(measurements, false, "Pulse rate"));
        findings.addAll(QualityRule.of(quality, overallQuality, List.of()));
        return findings;
    }
}
