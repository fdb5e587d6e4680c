package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.einthoven.archive.Waveform;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.fhir.store.FhirJson;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.SampledData;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What goes in comes out. */
class ObservationIdentityTest {

    private final IParser parser = FhirContext.forR4Cached().newJsonParser().setStripVersionsFromReferences(false);
    private final FhirJson json = new FhirJson(FhirContext.forR4Cached());
    private final ObservationDecoder decoder = new ObservationDecoder(json);

    @Property(tries = 200)
    void givesSampledTextBackCharacterByCharacter(@ForAll("sampledText") String data) {
        Observation sent = Examples.observation(Examples.WATCH);
        ((SampledData) sent.getValue()).setData(data);

        assertThat(roundTrip(sent)).isEqualTo(parser.encodeResourceToString(sent));
    }

    @Provide
    Arbitrary<String> sampledText() {
        Arbitrary<String> token = Arbitraries.oneOf(
                Arbitraries.of("E", "L", "U", "0", "-0", "1.50", "-0.000", "1e-3", "+7", "0012"),
                Arbitraries.integers().map(String::valueOf),
                Arbitraries.bigDecimals().ofScale(3).map(String::valueOf));
        Arbitrary<String> separator = Arbitraries.frequency(Tuple.of(20, " "), Tuple.of(1, "  "), Tuple.of(1, "\n"));
        return token.list().ofMinSize(1).ofMaxSize(40).flatMap(tokens -> separator.map(s -> String.join(s, tokens)));
    }

    @Test
    void keepsEverythingThatAWardSends() {
        Observation sent = Examples.observation(Examples.THREE_LEADS);
        sent.getSubject().setReference("Patient/17/_history/4");
        sent.addDerivedFrom().setReference("Media/9");
        sent.addContained(new Device().setId("cart"));
        sent.getModifierExtension().add(new Extension("http://example.org/modifier").setValue(new BooleanType(true)));

        assertThat(roundTrip(sent)).isEqualTo(parser.encodeResourceToString(sent));
    }

    @Test
    void acceptsTheExampleThatHl7Publishes() throws Exception {
        String data = System.getProperty("einthoven.data", System.getenv("EINTHOVEN_DATA"));
        Path example = data == null
                ? Path.of("absent")
                : Path.of(data, "formats", "fhir", "observation-example-sample-data.R4.no-narrative.json");
        Assumptions.assumeTrue(
                Files.exists(example),
                "HL7's example is at http://hl7.org/fhir/R4/observation-example-sample-data.json; put it under"
                        + " formats/fhir of the folder in EINTHOVEN_DATA");
        String text = Files.readString(example);
        Observation sent = parser.parseResource(Observation.class, text);

        DecodedRecording decoded = decoder.decode(sent.copy(), UUID.randomUUID(), "ehr");

        assertThat(decoded.recording().waveform().leads()).containsExactly(LeadName.I, LeadName.II, LeadName.III);
        assertThat(decoded.recording().rate().hz()).isEqualTo(100);
        assertThat(decoded.recording().length()).isEqualTo(116);
        sent.setIdElement(null);
        assertThat(roundTrip(sent)).isEqualTo(parser.encodeResourceToString(sent));
    }

    @Test
    void decodesWhatItEncodes() {
        Ecg ecg = new Ecg(
                new SampleRate(360),
                List.of(
                        new Lead(LeadName.MLII, Samples.copyOf(new float[] {0, 0.005f, -1.235f, Float.NaN})),
                        new Lead(LeadName.V5, Samples.copyOf(new float[] {0.1f, 0, 0, 2}))));

        DecodedRecording decoded = decoder.decode(new ObservationEncoder(5).encode(ecg), UUID.randomUUID(), "ehr");

        assertThat(decoded.warnings()).isEmpty();
        assertThat(decoded.recording().rate().hz()).isCloseTo(360, within(1e-9));
        Ecg read = (Ecg) decoded.recording()
                .waveform()
                .toRecording(decoded.recording().kind(), new SampleRate(360))
                .orElseThrow();
        assertThat(read).isEqualTo(ecg);
    }

    @Property(tries = 50)
    void namesEachLeadByACodeThatItReadsBack(@ForAll LeadName lead) {
        assertThat(LeadCodes.leadOf(new CodeableConcept(LeadCodes.codingOf(lead))))
                .contains(lead);
    }

    /** Decoded, stored as text without samples, and rendered again. */
    private String roundTrip(Observation sent) {
        DecodedRecording decoded = decoder.decode(sent.copy(), UUID.randomUUID(), "ehr");
        Observation back = json.parse(Observation.class, decoded.recording().resource());
        SourceObservation.putSamplesIn(
                back, Waveform.decode(decoded.recording().waveform().encode()));
        return parser.encodeResourceToString(back);
    }
}
