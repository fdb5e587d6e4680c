package org.einthoven.fhir;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.einthoven.measure.LeadMeasurement;
import org.hl7.fhir.r4.model.Observation;

/** What was measured of every lead in one Observation: a component each, none for what is not there or not measurable. */
final class LeadObservation {

    static List<Observation> render(ReadRecording recording, ModelDevices devices) {
        List<LeadMeasurement> leads = recording.reading().measurements().leads();
        if (leads.isEmpty()) {
            return List.of();
        }
        Observation observation = DerivedObservation.of(
                recording, ReadingCode.LEADS.code(), ReadingCode.LEADS.concept(), devices.ofMeasurements());
        leads.forEach(lead -> add(observation, lead));
        String derived = leads.stream()
                .filter(LeadMeasurement::derived)
                .map(lead -> lead.lead().display())
                .collect(Collectors.joining(", "));
        if (!derived.isEmpty()) {
            observation.addNote().setText("Not recorded but computed from other limb leads: " + derived + ".");
        }
        leads.stream()
                .map(LeadMeasurement::stBasis)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(inPart -> observation.addNote().setText(stInPart(leads)));
        return observation.hasComponent() ? List.of(observation) : List.of();
    }

    private static String stInPart(List<LeadMeasurement> leads) {
        return leads.stream()
                .filter(lead -> lead.stBasis() != null)
                .map(lead -> lead.lead().display() + " "
                        + Objects.requireNonNull(lead.stBasis()).display())
                .collect(Collectors.joining(", ", "ST segment of leads that were recorded in part: ", "."));
    }

    private static void add(Observation observation, LeadMeasurement lead) {
        for (LeadMeasure measure : LeadMeasure.values()) {
            Double value = measure.in(lead);
            if (value != null) {
                observation
                        .addComponent()
                        .setCode(measure.concept(lead.lead(), lead.derived()))
                        .setValue(DerivedObservation.quantity(value, measure.unit(), measure.decimals()));
            }
        }
    }

    private LeadObservation() {}
}
