package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.archive.RecordingKind;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.junit.jupiter.api.Test;

class StatementBasisTest {

    @Test
    void aStatementCarriesTheNumberThatDecidedBesideItsLimit() {
        Observation source = new Observation();
        source.setId("r1");
        ReadRecording recording = new ReadRecording(
                "r1",
                RecordingKind.ECG,
                source,
                List.of(),
                ReadingStatus.REPORTED,
                null,
                ReadingDocument.of(MadeReader.ecg()),
                Instant.parse("2026-03-01T08:00:00Z"),
                List.of());

        Observation rate = StatementObservations.render(recording, new ModelDevices(List.of())).stream()
                .filter(statement -> statement.getIdElement().getIdPart().endsWith("normal-rate"))
                .findFirst()
                .orElseThrow();

        ObservationComponentComponent criterion = rate.getComponent().stream()
                .filter(component -> ReadingCode.CRITERION
                        .code()
                        .equals(component.getCode().getCodingFirstRep().getCode()))
                .findFirst()
                .orElseThrow();
        assertThat(criterion.getCode().getText()).isEqualTo("Heart rate");
        assertThat(criterion.getValueQuantity().getValue()).isEqualByComparingTo("72");
        assertThat(criterion.getValueQuantity().getCode()).isEqualTo("/min");
        assertThat(criterion.getReferenceRangeFirstRep().getText()).isEqualTo("Limit: at least 50/min (a guideline)");
    }
}
