package org.einthoven.fhir;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.SampledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a sender sees whose Observation is no recording: the element at fault, and how to mend it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BadRecordingTest extends OverHttp {

    static Stream<Arguments> spoiltObservations() {
        String first = "Observation.component[0].valueSampledData";
        String second = "Observation.component[1].valueSampledData";
        return Stream.of(
                spoilt(
                        "nothing sampled",
                        o -> o.setComponent(null),
                        "required",
                        "Observation.component",
                        "There is no valueSampledData with data: send the samples of at least one lead."),
                spoilt(
                        "no data in it",
                        o -> sampled(o, 0).getDataElement().setValue(null),
                        "required",
                        first + ".data",
                        "There are no samples: the data element is empty."),
                spoilt(
                        "another code",
                        o -> o.setCode(new CodeableConcept(new Coding("http://loinc.org", "8867-4", null))),
                        "code-invalid",
                        "Observation.code",
                        "Observation.code is neither an ECG (MDC 131328 or LOINC 11524-6) nor a PPG (MDC 150452)."),
                spoilt(
                        "no status",
                        o -> o.setStatus(null),
                        "required",
                        "Observation.status",
                        "Observation.status is missing."),
                spoilt(
                        "entered in error",
                        o -> o.setStatus(ObservationStatus.ENTEREDINERROR),
                        "business-rule",
                        "Observation.status",
                        "The status is entered-in-error: what was entered in error or cancelled is not read as a"
                                + " recording. Send one that counts."),
                spoilt(
                        "cancelled",
                        o -> o.setStatus(ObservationStatus.CANCELLED),
                        "business-rule",
                        "Observation.status",
                        "The status is cancelled: what was entered in error or cancelled is not read as a recording."
                                + " Send one that counts."),
                spoilt(
                        "mV coded as uV",
                        o -> sampled(o, 0).setOrigin(OddRecordingTest.origin("mV", "uV")),
                        "invariant",
                        first + ".origin",
                        "The unit says mV and its code says uV: a factor of a thousand is not guessed. Send one of"
                                + " them."),
                spoilt(
                        "microvolts coded as mV",
                        o -> sampled(o, 1).setOrigin(OddRecordingTest.origin("Microvolts", "mV")),
                        "invariant",
                        second + ".origin",
                        "The unit says Microvolts and its code says mV: a factor of a thousand is not guessed. Send"
                                + " one of them."),
                spoilt(
                        "two lengths",
                        o -> sampled(o, 1).setData("1 2 3"),
                        "invariant",
                        second + ".data",
                        "This lead has 3 samples where the first has 1000: send all leads of a recording at one"
                                + " length."),
                spoilt(
                        "two rates",
                        o -> sampled(o, 1).setPeriod(2),
                        "invariant",
                        second + ".period",
                        "This lead has a period of 2 ms where the first has 4 ms: send all leads of a recording at one"
                                + " rate."),
                spoilt(
                        "period 0",
                        o -> sampled(o, 0).setPeriod(0),
                        "value",
                        first + ".period",
                        "The period is 0 ms: give the time between two samples in milliseconds, above 0."),
                spoilt(
                        "period negative",
                        o -> sampled(o, 1).setPeriod(-4),
                        "value",
                        second + ".period",
                        "The period is -4 ms: give the time between two samples in milliseconds, above 0."),
                spoilt(
                        "period absent",
                        o -> sampled(o, 0).getPeriodElement().setValue((BigDecimal) null),
                        "required",
                        first + ".period",
                        first + ".period is missing."),
                spoilt(
                        "10 Hz",
                        o -> o.getComponent().forEach(c -> ((SampledData) c.getValue()).setPeriod(100)),
                        "value",
                        first + ".period",
                        "The sample rate is 10.0 Hz: recordings from 50 to 2000 Hz are taken."),
                spoilt(
                        "two dimensions",
                        o -> sampled(o, 0).setDimensions(2),
                        "value",
                        first + ".dimensions",
                        "Dimensions is 2: send one dimension for each lead."),
                spoilt(
                        "a pressure",
                        o -> sampled(o, 2).setOrigin(new Quantity(0).setUnit("mmHg")),
                        "code-invalid",
                        "Observation.component[2].valueSampledData.origin",
                        "Unit mmHg is not a voltage: use mV, uV, nV or V."),
                spoilt(
                        "megavolts",
                        o -> sampled(o, 0)
                                .setOrigin(new Quantity(0)
                                        .setSystem(CodeSystems.UCUM)
                                        .setCode("MV")),
                        "code-invalid",
                        first + ".origin",
                        "Unit MV is not a voltage: use mV, uV, nV or V."),
                spoilt(
                        "factor 0",
                        o -> sampled(o, 0).setFactor(0),
                        "value",
                        first + ".factor",
                        "The factor is 0.0: it must be finite and not 0."),
                spoilt(
                        "no origin",
                        o -> sampled(o, 0).setOrigin(new Quantity().setUnit("mV")),
                        "required",
                        first + ".origin.value",
                        "origin.value is missing."),
                spoilt(
                        "NaN",
                        o -> sampled(o, 0).setData("1 2 NaN 4"),
                        "value",
                        first + ".data",
                        "Sample 2 is \"NaN\": samples are decimals, or E, L or U where there is no value."),
                spoilt(
                        "commas",
                        o -> sampled(o, 0).setData("1,2,3"),
                        "value",
                        first + ".data",
                        "Sample 0 is \"1,2,3\": samples are decimals, or E, L or U where there is no value."),
                spoilt(
                        "a component twice",
                        o -> o.addComponent(o.getComponent().get(1).copy()),
                        "duplicate",
                        "Observation.component[3].code",
                        "Lead II is there twice: send each lead once."),
                spoilt(
                        "16 leads",
                        BadRecordingTest::sixteenLeads,
                        "too-costly",
                        "Observation.component",
                        "There are 16 leads: a recording has at most 15 leads that are read, and 30 components in all."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiltObservations")
    void refusesWhatCannotBeReadAsARecording(
            String what, Consumer<Observation> spoil, String issueType, String expression, String text) {
        Observation observation = Examples.observation(Examples.THREE_LEADS);
        spoil.accept(observation);

        refused(calls.post("/Observation", FhirCalls.JSON, FhirCalls.json(observation)), 422, issueType, expression)
                .isEqualTo(text);
        refused(
                        calls.post("/Observation/$analyze", FhirCalls.JSON, FhirCalls.json(observation)),
                        422,
                        issueType,
                        expression)
                .isEqualTo(text);
    }

    @Test
    void refusesTenThousandLeadsBeforeLookingIntoThem() {
        Observation observation = Examples.observation(Examples.THREE_LEADS);
        ObservationComponentComponent lead = observation.getComponent().get(0);
        ((SampledData) lead.getValue()).setData("1 2 3 4 5 6 7 8 9 10");
        while (observation.getComponent().size() < 10_000) {
            observation.addComponent(lead);
        }

        refused(
                        calls.post("/Observation", FhirCalls.JSON, FhirCalls.json(observation)),
                        422,
                        "too-costly",
                        "Observation.component")
                .isEqualTo(
                        "There are 10000 components: a recording has at most 15 leads that are read, and 30 components in all.");
    }

    @Test
    void refusesAnHourOfEcg() {
        Observation observation = Examples.observation(Examples.WATCH);
        ((SampledData) observation.getValue()).setPeriod(10).setData("1 ".repeat(360_000) + "1");

        refused(
                        calls.post("/Observation", FhirCalls.JSON, FhirCalls.json(observation)),
                        422,
                        "too-long",
                        "Observation.valueSampledData.data")
                .isEqualTo("The recording lasts 3600 s: send at most 1860 s at a time.");
    }

    private static Arguments spoilt(
            String what, Consumer<Observation> spoil, String issueType, String expression, String text) {
        return Arguments.of(what, spoil, issueType, expression, text);
    }

    private static SampledData sampled(Observation observation, int component) {
        return (SampledData) observation.getComponent().get(component).getValue();
    }

    private static void sixteenLeads(Observation observation) {
        ObservationComponentComponent lead = observation.getComponent().get(0);
        observation.setComponent(null);
        IntStream.of(1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 61, 62, 63, 64, 66)
                .forEach(discriminator -> addLead(observation, lead, 131328 + discriminator));
    }

    private static void addLead(Observation observation, ObservationComponentComponent like, int code) {
        ObservationComponentComponent lead = like.copy();
        lead.getCode().getCodingFirstRep().setCode(Integer.toString(code));
        observation.addComponent(lead);
    }
}
