package org.einthoven.diagnosis;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When a reading should be looked at, and why then: by the most harmful of what it flagged, and in half the time where it
 * is in doubt.
 *
 * @param reason what the priority rests on, in a few words
 * @param doubt why it is not certain, empty where nothing speaks against it
 */
public record Triage(Priority priority, String reason, String doubt) {

    /** A recording that could not be read may hold anything. */
    public static Triage unread() {
        return new Triage(Priority.SOON, "not read by machine", "what it shows is not known");
    }

    /** Whether a finding, once flagged, has to be seen within minutes. */
    public static boolean isCritical(FindingCode code) {
        return Priority.of(code) == Priority.CRITICAL;
    }

    public static Triage of(List<Finding> findings) {
        Optional<Finding> worst = Urgency.sorted(findings).stream()
                .filter(Finding::flagged)
                .min(Comparator.comparing(finding -> Priority.of(finding.code())));
        return new Triage(
                worst.map(finding -> Priority.of(finding.code())).orElse(Priority.ROUTINE),
                worst.map(finding -> finding.code().display()).orElse("nothing flagged"),
                doubt(findings));
    }

    private static String doubt(List<Finding> findings) {
        return findings.stream()
                .map(Finding::code)
                .filter(Triage::isDoubt)
                .findFirst()
                .map(FindingCode::display)
                .orElse("");
    }

    private static boolean isDoubt(FindingCode code) {
        return switch (code) {
            case LEARNED_DISAGREES, RHYTHM_MODEL_DISAGREES, ATRIAL_RHYTHM_UNDETERMINED, POOR_QUALITY -> true;
            default -> false;
        };
    }

    /** How long it may wait from when it came in. */
    public Duration within() {
        return doubt.isEmpty() ? priority.within() : priority.within().dividedBy(2);
    }
}
