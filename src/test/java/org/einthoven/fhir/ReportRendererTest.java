package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.einthoven.fhir.Rendered.ID;
import static org.einthoven.fhir.Rendered.abstained;
import static org.einthoven.fhir.Rendered.assertValid;
import static org.einthoven.fhir.Rendered.component;
import static org.einthoven.fhir.Rendered.ecg;
import static org.einthoven.fhir.Rendered.observation;
import static org.einthoven.fhir.Rendered.pleth;
import static org.einthoven.fhir.Rendered.render;

import java.util.List;
import java.util.Map;
import org.einthoven.diagnosis.Diagnosis;
import org.einthoven.reading.AbstentionReason;
import org.einthoven.reading.Quality;
import org.einthoven.reading.Reading;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a report says that nobody has signed. */
class ReportRendererTest {

    @Test
    void givesEachMeasurementItsCodeUnitAndModel() {
        Observation qrs = observation(render(ecg()), "qrs");

        assertThat(qrs.getCode().getCoding())
                .anyMatch(coding -> coding.getSystem().equals("http://loinc.org")
                        && coding.getCode().equals("8633-0"));
        assertThat(qrs.getValueQuantity().getValue()).isEqualByComparingTo("92");
        assertThat(qrs.getValueQuantity().getCode()).isEqualTo("ms");
        assertThat(qrs.getDevice().getReference()).isEqualTo("Device/delineation-0.2.0-d1d1d1d1d1d1d1d1");
        assertThat(qrs.getDerivedFromFirstRep().getReference()).isEqualTo("Observation/" + ID);
        assertThat(qrs.getSubject().getReference()).isEqualTo("Patient/unknown-here");
        assertThat(qrs.getEffectiveDateTimeType().getValueAsString()).isEqualTo("2026-03-02T08:15:30+01:00");
    }

    @Test
    void namesTheOrdersThatTheRecordingNamesAndNothingElseThatItIsBasedOn() {
        ReadRecording recording = Rendered.read(Examples.THREE_LEADS, ecg());
        recording.source().addBasedOn(new Reference("CarePlan/1")).addBasedOn(new Reference("ServiceRequest/2"));

        Report report = render(recording);

        assertValid(report);
        assertThat(report.report().getBasedOn()).singleElement().satisfies(order -> assertThat(order.getReference())
                .isEqualTo("ServiceRequest/2"));
        assertThat(render(ecg()).report().hasBasedOn()).isFalse();
    }

    @Test
    void saysWhatAMeasurementRestsOnAndWhatToMind() {
        Observation bazett = observation(render(ecg()), "qtc-bazett");

        assertThat(bazett.getNoteFirstRep().getText())
                .isEqualTo("From 12 beats, standard error 1.3. "
                        + "Mind: below 60/min this formula gives too short a QTc.");
        assertThat(observation(render(ecg()), "qrs").hasNote()).isFalse();
    }

    @Test
    void givesWhatNoPublicSystemHasACodeForACodeOfItsOwn() {
        assertThat(observation(render(ecg()), "rmssd").getCode().getCodingFirstRep())
                .satisfies(coding -> assertThat(coding.getSystem()).isEqualTo(CodeSystems.READING))
                .satisfies(coding -> assertThat(coding.getCode()).isEqualTo("rmssd"));
    }

    @Test
    void givesTheRateOfAPlethTheCodesByOximetryToo() {
        assertThat(observation(render(Examples.PLETH, pleth()), "heart-rate")
                        .getCode()
                        .getCoding())
                .extracting(Coding::getCode)
                .containsExactly("8867-4", "8889-8", "149530");
        assertThat(observation(render(ecg()), "heart-rate").getCode().getCoding())
                .extracting(Coding::getCode)
                .containsExactly("8867-4");
    }

    @Test
    void leavesOutWhatWasNotMeasurable() {
        assertThat(render(pleth()).observations())
                .extracting(observation -> observation.getIdElement().getIdPart())
                .contains(ID + "-heart-rate", ID + "-pulses")
                .doesNotContain(ID + "-qrs", ID + "-beats");
    }

    @Test
    void countsAndListsTheBeats() {
        Observation beats = observation(render(ecg()), "beats");

        assertThat(component(beats, ReadingCode.BEATS_V).getValueIntegerType().getValue())
                .isEqualTo(2);
        assertThat(component(beats, ReadingCode.BEATS_F).getValueIntegerType().getValue())
                .isZero();
        assertThat(((StringType) component(beats, ReadingCode.BEAT_LIST).getValue()).getValue())
                .isEqualTo("0N 812V 1600N 2400V");
        assertThat(beats.getDevice().getReference()).startsWith("Device/beat-0.3.0-");
    }

    @Test
    void statesEachFindingWithItsCodeAndInterpretation() {
        Report report = render(ecg());
        Observation ectopy = observation(report, "ventricular-ectopy");

        CodeableConcept statement = ectopy.getValueCodeableConcept();
        assertThat(statement.getText()).isEqualTo("2 ventricular ectopic beats");
        assertThat(statement.getCodingFirstRep().getCode()).isEqualTo("ventricular-ectopy");
        assertThat(ectopy.getInterpretationFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("A");
        assertThat(observation(report, "normal-rate")
                        .getInterpretationFirstRep()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("N");
    }

    @Test
    void reportsTheSourceFirstAndThenEveryDerivedObservation() {
        Report report = render(ecg());

        List<String> results = report.report().getResult().stream()
                .map(Reference::getReference)
                .toList();
        assertThat(results).startsWith("Observation/" + ID).doesNotHaveDuplicates();
        assertThat(results.subList(1, results.size()))
                .containsExactlyElementsOf(report.observations().stream()
                        .map(observation ->
                                "Observation/" + observation.getIdElement().getIdPart())
                        .toList());
        assertThat(report.report().getStatus()).isEqualTo(DiagnosticReportStatus.PRELIMINARY);
        assertThat(report.report().getConclusion())
                .isEqualTo("2 ventricular ectopic beats\nHeart rate 72/min\n" + Diagnosis.NOT_JUDGED);
    }

    @Test
    void saysNothingOfTheEcgInThePlethsConclusion() {
        assertThat(render(Examples.PLETH, pleth()).report().getConclusion()).isEqualTo("Heart rate 72/min");
    }

    @Test
    void saysWhyARecordingWasNotRead() {
        Report report = render(abstained());

        assertThat(report.report().getConclusion())
                .isEqualTo("Not read by the models: The recording is too short to read: send at least 2.5 s.");
        assertThat(observation(report, "not-read")
                        .getDataAbsentReason()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("not-performed");
    }

    @Test
    void namesEachModelByItsHash() {
        List<Device> devices = render(ecg()).devices();

        assertThat(devices)
                .extracting(device -> device.getIdElement().getIdPart())
                .containsExactly(
                        "delineation-0.2.0-d1d1d1d1d1d1d1d1", "beat-0.3.0-bebebebebebebebe", ModelDevices.SOFTWARE_ID);
        assertThat(devices.get(0).getIdentifierFirstRep().getValue()).isEqualTo("d1".repeat(32));
    }

    @Test
    void namesModelsOnlyWhereTheyWereAsked() {
        assertThat(devices(AbstentionReason.NOISE)).containsExactly(ModelDevices.SOFTWARE_ID);
        assertThat(devices(AbstentionReason.NO_BEATS))
                .containsExactly("beat-0.3.0-bebebebebebebebe", ModelDevices.SOFTWARE_ID);
    }

    private List<String> devices(AbstentionReason reason) {
        Reading abstained =
                new Reading.Abstained(reason, "Record again.", new Quality(0, Map.of()), List.of(MadeReader.BEAT));
        return render(abstained).devices().stream().map(Device::getIdPart).toList();
    }

    @Test
    void tracesAReportToTheModelsThatMadeIt() {
        Provenance reading = render(ecg()).provenances().get(0);

        assertThat(reading.getAgent())
                .extracting(agent -> agent.getWho().getReference())
                .contains("Device/beat-0.3.0-bebebebebebebebe");
        assertThat(reading.getEntityFirstRep().getWhat().getReference()).isEqualTo("Observation/" + ID);
    }

    @Test
    void isTheSameTwice() {
        assertThat(render(ecg()).report().equalsDeep(render(ecg()).report())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {Examples.THREE_LEADS, Examples.WATCH, Examples.PLETH})
    void isValidFhirForEverySender(String example) {
        for (Reading reading : List.of(MadeReader.ecg(), MadeReader.pleth(), abstained())) {
            assertValid(render(example, reading));
        }
    }
}
