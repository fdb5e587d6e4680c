package org.einthoven.diagnosis;

import java.util.List;
import java.util.Optional;
import org.einthoven.diagnosis.criterion.Verdict;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.LeadName;
import org.einthoven.measure.LeadMeasurement;
import org.einthoven.measure.Measurements;

/** What to mind of a statement on the ST segment that rests on leads which were recorded for a part of the time. */
final class LeadsInPart {

    private LeadsInPart() {}

    /** Such as {@code recorded in part: V2 2 beats ± 0.01 mV and V3 3 beats ± 0.02 mV}. */
    static Optional<String> behind(Verdict.Met met, Measurements measured) {
        List<LeadName> asked = met.basis().stream()
                .flatMap(comparison -> comparison.places().stream())
                .filter(place -> place.parts().contains(BeatPart.ST))
                .map(Place::lead)
                .distinct()
                .toList();
        List<String> inPart = measured.leads().stream()
                .filter(lead -> lead.stBasis() != null && asked.contains(lead.lead()))
                .map(LeadsInPart::said)
                .toList();
        return inPart.isEmpty() ? Optional.empty() : Optional.of("recorded in part: " + Wording.list(inPart));
    }

    private static String said(LeadMeasurement lead) {
        return lead.stBasis() == null
                ? lead.lead().display()
                : lead.lead().display() + " " + lead.stBasis().display();
    }
}
