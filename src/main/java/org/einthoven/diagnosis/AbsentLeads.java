package org.einthoven.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.ecg.LeadName;
import org.einthoven.measure.LeadMeasurement;
import org.einthoven.measure.StBasis;
import org.einthoven.signal.ChannelQuality;

/** Why leads, and what is measured on them, have no part in a statement. */
final class AbsentLeads {

    private static final String DOUBTED = "in doubt, for electrodes were possibly exchanged";

    private AbsentLeads() {}

    /**
     * In words, such as {@code V1 and V2 not recorded; V3 not read}.
     *
     * @param missing leads by their {@link LeadName#display}, and measures by their name
     */
    static String why(Evidence evidence, Collection<String> missing) {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        missing.stream()
                .filter(what -> Stream.of(LeadName.values())
                        .noneMatch(lead -> lead.display().equals(what)))
                .sorted()
                .forEach(what -> add(reasons, evidence.doubted().isEmpty() ? "not measured" : DOUBTED, what));
        for (LeadName lead : LeadName.values()) {
            if (missing.contains(lead.display())) {
                add(reasons, why(evidence, lead), lead.display());
            }
        }
        return reasons.entrySet().stream()
                .map(reason -> Wording.list(reason.getValue()) + " " + reason.getKey())
                .collect(Collectors.joining("; "));
    }

    private static String why(Evidence evidence, LeadName lead) {
        if (evidence.doubted().contains(lead)) {
            return DOUBTED;
        }
        ChannelQuality quality = evidence.quality().get(lead);
        if (quality != null && !quality.usable()) {
            return "not read";
        }
        StBasis inPart =
                evidence.measurements().lead(lead).map(LeadMeasurement::stBasis).orElse(null);
        if (inPart != null) {
            return inPart.beats() < 2 ? "recorded for less than two beats" : "recorded in part";
        }
        boolean recorded = quality != null || evidence.measurements().lead(lead).isPresent();
        return recorded ? "not measured well enough" : "not recorded";
    }

    private static void add(Map<String, List<String>> reasons, String why, String what) {
        reasons.computeIfAbsent(why, key -> new ArrayList<>()).add(what);
    }
}
