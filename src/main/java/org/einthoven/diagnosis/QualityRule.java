package org.einthoven.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.einthoven.ecg.LeadName;
import org.einthoven.rhythm.Stretch;
import org.einthoven.signal.ChannelQuality;
import org.einthoven.signal.QualityIssue;

/** What could not be read, and why: one statement for leads, stretches and the whole. */
final class QualityRule implements Rule {

    @Override
    public List<Finding> apply(Evidence evidence) {
        return of(evidence.quality(), evidence.overallQuality(), evidence.unreadable());
    }

    static List<Finding> of(Map<LeadName, ChannelQuality> quality, double overallQuality, List<Stretch> unreadable) {
        List<String> said = new ArrayList<>();
        List<Map.Entry<LeadName, ChannelQuality>> unusable = quality.entrySet().stream()
                .filter(lead -> !lead.getValue().usable())
                .sorted(Map.Entry.comparingByKey())
                .toList();
        if (!unusable.isEmpty()) {
            said.add(unusable.stream()
                            .map(lead -> lead.getKey().display() + " (" + why(lead.getValue()) + ")")
                            .collect(Collectors.collectingAndThen(Collectors.toList(), Wording::list))
                    + " not read");
        }
        if (!unreadable.isEmpty()) {
            double ms = unreadable.stream().mapToDouble(Stretch::durationMs).sum();
            said.add(Wording.seconds(ms) + " too noisy to read");
        }
        if (overallQuality < Limit.LOW_QUALITY.value()) {
            said.add("findings are in doubt");
        }
        if (said.isEmpty()) {
            return List.of();
        }
        return List.of(new Finding(
                FindingCode.POOR_QUALITY.code(),
                FindingCode.POOR_QUALITY,
                FindingCode.POOR_QUALITY.display() + ": " + String.join("; ", said),
                1,
                true,
                unreadable.stream().map(Stretch::fromMs).toList()));
    }

    private static String why(ChannelQuality quality) {
        return quality.issues().stream()
                .sorted()
                .map(QualityIssue::display)
                .findFirst()
                .orElse("too poor");
    }
}
