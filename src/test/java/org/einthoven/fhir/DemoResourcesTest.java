package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.einthoven.archive.NewRecording;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Samples;
import org.einthoven.fhir.store.FhirJson;
import org.einthoven.synthesis.DemoRecordings;
import org.einthoven.synthesis.DemoRecordings.Demo;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;

/** What a new installation takes in on its first start. */
class DemoResourcesTest {

    private static final Instant RECORDED = Instant.parse("2026-03-02T07:15:00Z");

    private final List<Demo> demos = DemoRecordings.all();
    private final ObservationDecoder decoder = new ObservationDecoder(new FhirJson(FhirContext.forR4Cached()));

    @Test
    void areValidFhirAndSayThatTheyAreGenerated() {
        assertThat(demos).hasSize(13).allSatisfy(demo -> {
            Observation observation = DemoResources.observation(demo, "p1", RECORDED);
            FhirValidation.assertValid(observation);
            FhirValidation.assertValid(DemoResources.patient(demo));
            assertThat(observation.getNoteFirstRep().getText()).startsWith("Generated, not recorded from a person");
        });
    }

    @Test
    void bringTheGeneratedSamplesThroughTheDoor() {
        assertThat(demos).allSatisfy(demo -> {
            DecodedRecording decoded =
                    decoder.decode(DemoResources.observation(demo, "p1", RECORDED), UUID.randomUUID(), "system");

            NewRecording recording = decoded.recording();
            assertThat(decoded.warnings()).isEmpty();
            assertThat(recording.recordedAt()).isEqualTo(RECORDED);
            assertThat(recording.subject()).isEqualTo("Patient/p1");
            List<Samples> taken = samples(recording
                    .waveform()
                    .toRecording(recording.kind(), recording.rate())
                    .orElseThrow());
            List<Samples> generated = samples(demo.recording());
            assertThat(taken).hasSameSizeAs(generated);
            for (int lead = 0; lead < taken.size(); lead++) {
                assertThat(taken.get(lead).toArray())
                        .containsExactly(generated.get(lead).toArray(), within(1e-4f * (float) demo.step()));
            }
        });
    }

    private static List<Samples> samples(Recording recording) {
        return recording instanceof Ecg ecg
                ? ecg.leads().stream().map(lead -> lead.samples()).toList()
                : List.of(((Pleth) recording).samples());
    }
}
