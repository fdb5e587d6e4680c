package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.einthoven.archive.NewRecording;
import org.einthoven.archive.RecordingKind;
import org.einthoven.ecg.LeadName;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.FhirJson;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.SampledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationDecoderTest {

    private static final UUID ID = UUID.fromString("0191f2a0-0000-7000-8000-000000000001");

    private final ObservationDecoder decoder = new ObservationDecoder(new FhirJson(FhirContext.forR4Cached()));

    @Test
    void readsLeadsUnderBothMdcUris() {
        NewRecording recording =
                decode(Examples.observation(Examples.THREE_LEADS)).recording();

        assertThat(recording.kind()).isEqualTo(RecordingKind.ECG);
        assertThat(recording.waveform().leads()).containsExactly(LeadName.I, LeadName.II, LeadName.III);
        assertThat(recording.rate().hz()).isEqualTo(250);
        assertThat(recording.length()).isEqualTo(1000);
        assertThat(recording.subject()).isEqualTo("Patient/unknown-here");
        assertThat(recording.recordedAt()).isEqualTo(Instant.parse("2026-03-02T07:15:30Z"));
        assertThat(recording.unknownLeads()).isEmpty();
    }

    @Test
    void readsLoincLeads() {
        Observation observation = Examples.observation(Examples.THREE_LEADS);
        lead(observation, 0, new Coding("http://loinc.org", "LP7392-6", "Lead V4"));

        assertThat(decode(observation).recording().waveform().leads()).startsWith(LeadName.V4);
    }

    @Test
    void readsOneLeadFromTheObservationItself() {
        NewRecording recording = decode(Examples.observation(Examples.WATCH)).recording();

        assertThat(recording.waveform().leads()).containsExactly(LeadName.UNSPECIFIED);
        assertThat(recording.rate().hz()).isEqualTo(100);
    }

    @Test
    void readsThePulseWaveOfAPatientKnownByIdentifierOnly() {
        NewRecording recording = decode(Examples.observation(Examples.PLETH)).recording();

        assertThat(recording.kind()).isEqualTo(RecordingKind.PPG);
        assertThat(recording.subject()).isEqualTo("http://example.org/mrn|4711");
        assertThat(recording.recordedAt()).isEqualTo(Instant.parse("2026-03-02T08:15:30Z"));
        assertThat(recording.waveform().leads()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"mV, 2", "V, 2000", "uV, 0.002", "\u00b5V, 0.002", "\u03bcV, 0.002", "nV, 0.000002"})
    void scalesEachUnitToMillivolts(String unit, float expectedMv) {
        Observation observation = Examples.observation(Examples.WATCH);
        sampled(observation).setOrigin(new Quantity(1.5).setUnit(unit)).setFactor(new BigDecimal("0.5"));
        sampled(observation).setData("1 " + zeros(299));

        float[] millivolts =
                decode(observation).recording().waveform().channels().get(0).toMv();

        assertThat(millivolts[0]).isEqualTo(expectedMv);
    }

    @Test
    void prefersTheUnitsCodeOverItsText() {
        Observation observation = Examples.observation(Examples.WATCH);
        sampled(observation).setOrigin(new Quantity(0).setUnit("millivolts").setCode("mV"));

        assertThat(decode(observation).warnings()).isEmpty();
    }

    @Test
    void assumesMicrovoltsAndSaysSoWhereNoUnitIsGiven() {
        Observation observation = Examples.observation(Examples.WATCH);
        sampled(observation)
                .setOrigin(new Quantity(0))
                .setFactor((BigDecimal) null)
                .setData("1000 " + zeros(299));

        DecodedRecording decoded = decode(observation);

        assertThat(decoded.recording().waveform().channels().get(0).toMv()[0]).isCloseTo(1f, within(1e-6f));
        assertThat(decoded.warnings()).singleElement().satisfies(warning -> assertThat(warning.expression())
                .isEqualTo("Observation.valueSampledData.origin"));
    }

    @Test
    void keepsMarkersAsMissingSamples() {
        Observation observation = Examples.observation(Examples.WATCH);
        sampled(observation).setData("1 E 2 L 3 U " + zeros(294));

        float[] millivolts =
                decode(observation).recording().waveform().channels().get(0).toMv();

        assertThat(millivolts[1]).isNaN();
        assertThat(millivolts[3]).isNaN();
        assertThat(millivolts[5]).isNaN();
        assertThat(millivolts[4]).isEqualTo(0.003f);
    }

    @Test
    void keepsAndReportsALeadItDoesNotKnow() {
        Observation observation = Examples.observation(Examples.THREE_LEADS);
        lead(observation, 1, new Coding("http://example.org/leads", "nose", null));

        DecodedRecording decoded = decode(observation);

        assertThat(decoded.recording().unknownLeads()).containsExactly("nose");
        assertThat(decoded.recording().waveform().leads()).containsExactly(LeadName.I, LeadName.III);
        assertThat(decoded.recording().waveform().channels()).hasSize(3);
        assertThat(decoded.warnings()).singleElement().satisfies(warning -> assertThat(warning.expression())
                .isEqualTo("Observation.component[1].valueSampledData"));
    }

    @Test
    void letsAnUnknownChannelHaveItsOwnRateAndLength() {
        Observation observation = Examples.observation(Examples.THREE_LEADS);
        lead(observation, 0, new Coding("http://example.org", "respiration", null));
        component(observation, 0).setPeriod(new BigDecimal(40)).setData("1 2 3");

        NewRecording recording = decode(observation).recording();

        assertThat(recording.length()).isEqualTo(1000);
        assertThat(recording.rate().hz()).isEqualTo(250);
    }

    @Test
    void keepsAShortRecording() {
        Observation observation = Examples.observation(Examples.WATCH);
        sampled(observation).setData("1 2 3");

        assertThat(decode(observation).recording().length()).isEqualTo(3);
    }

    @Test
    void takesABareDateAsItsStartInUtc() {
        Observation observation = Examples.observation(Examples.WATCH).setEffective(new DateTimeType("2026-03"));

        assertThat(decode(observation).recording().recordedAt()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    }

    @Test
    void movesTheSamplesOutOfTheResourceAndKeepsEverythingElse() {
        String resource =
                decode(Examples.observation(Examples.THREE_LEADS)).recording().resource();

        assertThat(resource)
                .doesNotContain("\"data\"")
                .contains("2026-000117", "Patient at rest", "4 East", "Cart 7", "ward-ecg", "11524-6")
                .contains("\"effectiveDateTime\":\"2026-03-02T08:15:30+01:00\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-4"})
    void refusesAPeriodThatIsNotAboveZero(String period) {
        assertRefused(
                Fault.INVALID_PERIOD,
                "Observation.component[1].valueSampledData.period",
                observation -> component(observation, 1).setPeriod(new BigDecimal(period)));
    }

    @Test
    void refusesAMissingPeriod() {
        assertRefused(
                Fault.INVALID_PERIOD,
                "Observation.component[0].valueSampledData.period",
                observation -> component(observation, 0).setPeriod((BigDecimal) null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20.1", "0.49"})
    void refusesARateThatNoEcgHas(String period) {
        assertRefused(
                Fault.RATE_OUT_OF_RANGE, "Observation.component[0].valueSampledData.period", observation -> observation
                        .getComponent()
                        .forEach(c -> ((SampledData) c.getValue()).setPeriod(new BigDecimal(period))));
    }

    @Test
    void refusesLeadsOfDifferentRate() {
        assertRefused(
                Fault.DIFFERENT_RATE,
                "Observation.component[2].valueSampledData.period",
                observation -> component(observation, 2).setPeriod(new BigDecimal(2)));
    }

    @Test
    void refusesLeadsOfDifferentLength() {
        assertRefused(
                Fault.DIFFERENT_LENGTH,
                "Observation.component[1].valueSampledData.data",
                observation -> component(observation, 1).setData(zeros(999)));
    }

    @Test
    void refusesALeadThatIsThereTwice() {
        assertRefused(
                Fault.DUPLICATE_LEAD,
                "Observation.component[2].code",
                observation -> lead(observation, 2, new Coding("urn:oid:2.16.840.1.113883.6.24", "131330", null)));
    }

    @Test
    void refusesAUnitThatIsNoVoltage() {
        assertRefused(
                Fault.UNKNOWN_UNIT,
                "Observation.component[0].valueSampledData.origin",
                observation -> component(observation, 0).getOrigin().setCode("mmHg"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 2 NaN 3", "1 2 Infinity", "1 2 0x10 4", "1 2 1e999", "1 2 three"})
    void refusesTextThatIsNoSample(String data) {
        assertRefused(Fault.INVALID_SAMPLE, "Observation.component[0].valueSampledData.data", observation -> component(
                        observation, 0)
                .setData(data));
    }

    @Test
    void refusesMoreThanOneDimension() {
        assertRefused(
                Fault.INVALID_DIMENSIONS,
                "Observation.component[0].valueSampledData.dimensions",
                observation -> component(observation, 0).setDimensions(2));
    }

    @Test
    void refusesAFactorThatErasesTheSignal() {
        assertRefused(
                Fault.INVALID_FACTOR,
                "Observation.component[0].valueSampledData.factor",
                observation -> component(observation, 0).setFactor(BigDecimal.ZERO));
    }

    @Test
    void refusesARecordingFarBeyondHalfAnHour() {
        assertRefused(Fault.TOO_LONG, "Observation.component[0].valueSampledData.data", observation -> observation
                .getComponent()
                .forEach(c -> ((SampledData) c.getValue()).setData(zeros(466_000))));
    }

    @Test
    void refusesThirtyThousandLeadsWithoutLookingAtThem() {
        assertRefused(Fault.TOO_MANY_LEADS, "Observation.component", observation -> IntStream.range(0, 30_000)
                .forEach(i -> observation.addComponent().setValue(new SampledData().setData("x"))));
    }

    @Test
    void refusesMoreLeadsThanAreReadAndSaysHowMany() {
        assertRefused(Fault.TOO_MANY_LEADS, "Observation.component", observation -> {
            SampledData samples =
                    (SampledData) observation.getComponentFirstRep().getValue();
            observation.getComponent().clear();
            Stream.of(LeadName.values()).forEach(lead -> observation
                    .addComponent()
                    .setCode(new CodeableConcept(LeadCodes.codingOf(lead)))
                    .setValue(samples.copy()));
        });
    }

    @Test
    void refusesAnObservationWithoutSamples() {
        assertRefused(Fault.NO_SAMPLED_DATA, "Observation.component", observation -> observation.setComponent(null));
    }

    @Test
    void refusesAnObservationOfSomethingElse() {
        assertRefused(
                Fault.UNKNOWN_OBSERVATION_CODE,
                "Observation.code",
                observation -> observation.getCode().getCodingFirstRep().setCode("85354-9"));
    }

    private void assertRefused(Fault fault, String expression, Consumer<Observation> spoil) {
        Observation observation = Examples.observation(Examples.THREE_LEADS);
        spoil.accept(observation);
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> decode(observation))
                .satisfies(refused -> {
                    assertThat(refused.fault()).isEqualTo(fault);
                    assertThat(refused.expression()).contains(expression);
                });
    }

    private DecodedRecording decode(Observation observation) {
        return decoder.decode(observation, ID, "ehr");
    }

    private static SampledData sampled(Observation observation) {
        return (SampledData) observation.getValue();
    }

    private static SampledData component(Observation observation, int index) {
        return (SampledData) observation.getComponent().get(index).getValue();
    }

    private static void lead(Observation observation, int index, Coding code) {
        observation.getComponent().get(index).getCode().getCoding().set(0, code);
    }

    private static String zeros(int count) {
        return IntStream.range(0, count).mapToObj(i -> "0").collect(Collectors.joining(" "));
    }
}
