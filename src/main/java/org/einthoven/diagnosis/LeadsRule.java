package org.einthoven.diagnosis;

import java.util.List;
import java.util.stream.Stream;
import org.einthoven.ecg.LeadName;
import org.einthoven.measure.Measurements;
import org.einthoven.measure.RepresentativeBeat;

/** Which limb leads were computed from others, so that nobody takes them for recorded ones. */
final class LeadsRule implements Rule {

    @Override
    public List<Finding> apply(Evidence evidence) {
        Measurements measured = evidence.measurements();
        RepresentativeBeat beat = measured.representativeBeat();
        if (beat == null || beat.derived().isEmpty()) {
            return List.of();
        }
        List<String> derived = names(beat.derived().stream());
        List<String> from = names(beat.leads().stream()
                .map(lead -> lead.name())
                .filter(lead -> lead.isLimbLead() && !beat.derived().contains(lead))
                .limit(2));
        String display = Wording.list(derived) + " computed from " + Wording.list(from) + ", not read as recorded";
        return List.of(Finding.of(FindingCode.LEADS_DERIVED, display, false, List.of()));
    }

    private static List<String> names(Stream<LeadName> leads) {
        return leads.sorted().map(LeadName::display).toList();
    }
}
