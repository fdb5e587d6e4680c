package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.archive.RecordingKind;
import org.einthoven.delineation.Delineation;
import org.einthoven.ecg.LeadName;
import org.einthoven.measure.LeadMeasurement;
import org.einthoven.measure.Measurements;
import org.einthoven.measure.StBasis;
import org.einthoven.reading.Quality;
import org.einthoven.reading.Reading;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.junit.jupiter.api.Test;

class LeadObservationTest {

    private static LeadMeasurement lead(LeadName name, boolean derived, Double s) {
        return lead(name, derived, s, null);
    }

    private static LeadMeasurement lead(LeadName name, boolean derived, Double s, StBasis inPart) {
        return new LeadMeasurement(
                name, derived, 0.1, null, null, 1.25, 40.0, s, 20.0, null, null, null, null, 40.0, 0.3, 0.2, 0.01, 0.02,
                0.03, null, 0.002, inPart);
    }

    private static List<Observation> render(LeadMeasurement... leads) {
        Observation source = new Observation();
        source.setId("r1");
        Reading reading = new Reading.Reported(
                new Quality(1, Map.of()),
                Delineation.EMPTY,
                List.of(),
                List.of(),
                List.of(),
                Measurements.of(Map.of(), Map.of(), List.of(leads), null),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        ReadRecording recording = new ReadRecording(
                "r1",
                RecordingKind.ECG,
                source,
                List.of(),
                ReadingStatus.REPORTED,
                null,
                ReadingDocument.of(reading),
                Instant.parse("2026-03-01T08:00:00Z"),
                List.of());
        return LeadObservation.render(recording, new ModelDevices(List.of()));
    }

    private static List<String> codes(ObservationComponentComponent component) {
        return component.getCode().getCoding().stream().map(Coding::getCode).toList();
    }

    @Test
    void eachMeasurementOfEachLeadHasItsMdcCode() {
        Observation observation = render(lead(LeadName.V5, false, null), lead(LeadName.V1, false, -0.9))
                .get(0);
        // codes are unique: base of DICOM's CID 3687 or 3688 and the lead's number
        assertThat(observation.getComponent().stream()
                        .map(LeadObservationTest::codes)
                        .map(codes -> codes.get(0)))
                .doesNotHaveDuplicates()
                .hasSize(8 + 9);
        assertValue(observation, 133120 + 7, "R amplitude in V5", "1.25", "mV");
        assertValue(observation, 142336 + 7, "R duration in V5", "40", "ms");
        assertValue(observation, 133376 + 3, "S amplitude in V1", "-0.9", "mV");
        assertValue(observation, 132096 + 3, "ST at J in V1", "0.01", "mV");
        assertValue(observation, 146176 + 3, "ST at J + 40 ms in V1", "0.02", "mV");
        assertValue(observation, 145408 + 3, "ST at J + 60 ms in V1", "0.03", "mV");
        assertValue(observation, 132352 + 3, "P amplitude, upright in V1", "0.1", "mV");
        assertValue(observation, 133632 + 3, "T amplitude, upright in V1", "0.2", "mV");
        assertThat(observation.hasNote()).isFalse();
    }

    private static void assertValue(Observation observation, int code, String text, String value, String unit) {
        assertThat(observation.getComponent())
                .filteredOn(component -> codes(component).contains(Integer.toString(code)))
                .singleElement()
                .satisfies(component -> {
                    assertThat(component.getCode().getText()).isEqualTo(text);
                    assertThat(component.getValueQuantity().getValue()).isEqualByComparingTo(value);
                    assertThat(component.getValueQuantity().getCode()).isEqualTo(unit);
                });
    }

    @Test
    void computedLeadsAreMarked() {
        Observation observation = render(lead(LeadName.I, false, null), lead(LeadName.AVF, true, null))
                .get(0);
        assertThat(observation.getNoteFirstRep().getText()).contains("computed from other limb leads: aVF");
        assertThat(observation.getComponent().stream().map(c -> c.getCode().getText()))
                .contains("R amplitude in I", "R amplitude in aVF, computed");
    }

    @Test
    void leadsRecordedInPartSayByHowManyBeatsTheirStSegmentIsKnown() {
        Observation observation = render(
                        lead(LeadName.II, false, null),
                        lead(LeadName.V1, false, null, new StBasis(1, null)),
                        lead(LeadName.V2, false, null, new StBasis(3, 0.014)))
                .get(0);
        assertThat(observation.getNoteFirstRep().getText())
                .isEqualTo("ST segment of leads that were recorded in part: V1 1 beat, V2 3 beats ± 0.01 mV.");
    }

    @Test
    void withoutLeadsThereIsNoObservation() {
        assertThat(render()).isEmpty();
    }
}
