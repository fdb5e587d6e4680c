package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Verdict;
import org.einthoven.diagnosis.Diagnosis;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.fhir.ReadRecording.SignedReview;
import org.einthoven.reading.AbstentionReason;
import org.einthoven.reading.Quality;
import org.einthoven.reading.Reading;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportRendererTest {

    private static final String ID = "0191f2a0-0000-7000-8000-000000000001";
    private static final Instant READ = Instant.parse("2026-03-02T07:16:00Z");

    private final ReportRenderer renderer = new ReportRenderer("0.1.0");

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
    void isFinalInStepOnceSigned() {
        Report report = render(ecg(), signed(1, new ReviewContent(List.of(confirmed()), List.of(), "Seen in clinic")));

        assertThat(report.report().getStatus()).isEqualTo(DiagnosticReportStatus.FINAL);
        assertThat(report.observations()).allMatch(observation -> observation.getStatus() == ObservationStatus.FINAL);
        assertThat(report.report().getResultsInterpreterFirstRep().getDisplay()).isEqualTo("dr-a");
        assertThat(report.report().getConclusion()).endsWith("Comment: Seen in clinic");
        assertThat(report.report().getMeta().getVersionId()).isEqualTo("2");
        assertThat(report.provenances()).last().satisfies(signing -> assertThat(
                        signing.getAgentFirstRep().getWho().getDisplay())
                .isEqualTo("dr-a"));
    }

    @Test
    void withdrawsAStatementThatWasRejected() {
        Report report = render(
                ecg(),
                signed(
                        1,
                        new ReviewContent(
                                List.of(new FindingDecision("ventricular-ectopy", Verdict.REJECTED, null)),
                                List.of(),
                                "")));

        assertThat(observation(report, "ventricular-ectopy").getStatus()).isEqualTo(ObservationStatus.ENTEREDINERROR);
        assertThat(report.report().getResult())
                .noneMatch(result -> result.getReference().endsWith("ventricular-ectopy"));
        assertThat(report.report().getConclusion()).isEqualTo("Heart rate 72/min\n" + Diagnosis.NOT_JUDGED);
        assertThat(report.report().getConclusionCode()).hasSize(1);
    }

    @Test
    void saysWhatTheReviewerWroteAndKeepsWhatTheModelsSaid() {
        Report report = render(
                ecg(),
                signed(
                        1,
                        new ReviewContent(
                                List.of(new FindingDecision(
                                        "ventricular-ectopy", Verdict.CHANGED, "Aberrantly conducted beats")),
                                List.of("Early repolarisation"),
                                "")));

        Observation changed = observation(report, "ventricular-ectopy");
        assertThat(changed.getValueCodeableConcept().getText()).isEqualTo("Aberrantly conducted beats");
        assertThat(changed.getValueCodeableConcept().getCoding()).isEmpty();
        assertThat(component(changed, ReadingCode.MODEL_STATEMENT)
                        .getValueCodeableConcept()
                        .getText())
                .isEqualTo("2 ventricular ectopic beats");
        assertThat(report.report().getConclusion())
                .isEqualTo(
                        "Aberrantly conducted beats\nHeart rate 72/min\nEarly repolarisation\n" + Diagnosis.NOT_JUDGED);
    }

    @Test
    void amendsAndWithdrawsWhatAnEarlierVersionAdded() {
        Report report = render(
                ecg(),
                signed(1, new ReviewContent(List.of(confirmed()), List.of("Early repolarisation"), "")),
                signed(2, new ReviewContent(List.of(confirmed()), List.of("Pericarditis"), "")));

        assertThat(report.report().getStatus()).isEqualTo(DiagnosticReportStatus.AMENDED);
        assertThat(report.observations())
                .filteredOn(
                        observation -> observation.getIdElement().getIdPart().contains("-added-"))
                .extracting(observation -> observation.getValueCodeableConcept().getText(), Observation::getStatus)
                .containsExactly(
                        tuple("Early repolarisation", ObservationStatus.ENTEREDINERROR),
                        tuple("Pericarditis", ObservationStatus.AMENDED));
        assertThat(report.provenances())
                .extracting(provenance -> provenance.getIdElement().getIdPart())
                .containsExactly(ID + "-reading", ID + "-signing-1", ID + "-signing-2");
    }

    @Test
    void leavesMeasurementsTheDevicesWhenTheReportIsSigned() {
        ReviewContent content = new ReviewContent(List.of(confirmed()), List.of(), "");

        for (Report report : List.of(render(ecg(), signed(1, content)), renderSignedTwice(content))) {
            for (String suffix : List.of("qrs", "heart-rate", "beats")) {
                Observation observation = observation(report, suffix);
                assertThat(observation.getStatus()).isEqualTo(ObservationStatus.FINAL);
                assertThat(observation.getPerformer()).isEmpty();
                assertThat(observation.hasDevice()).isTrue();
                assertThat(observation.getNote()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"REJECTED", "CHANGED"})
    void doesNotReleaseBeatsThatTheSignedReportContradicts(Verdict verdict) {
        String changed = verdict == Verdict.CHANGED ? "Aberrantly conducted beats" : null;
        ReviewContent content =
                new ReviewContent(List.of(new FindingDecision("ventricular-ectopy", verdict, changed)), List.of(), "");

        for (Report report : List.of(render(ecg(), signed(1, content)), renderSignedTwice(content))) {
            Observation beats = observation(report, "beats");
            assertThat(beats.getStatus()).isEqualTo(ObservationStatus.PRELIMINARY);
            assertThat(beats.getPerformer()).isEmpty();
            assertThat(beats.getNoteFirstRep().getText())
                    .isEqualTo("The signed report rejects or changes: 2 ventricular ectopic beats.");
            assertThat(observation(report, "qrs").getStatus()).isEqualTo(ObservationStatus.FINAL);
            assertValid(report);
        }
    }

    @Test
    void releasesBeatsWhenWhatIsRejectedDoesNotRestOnTheirClass() {
        Report report = render(
                ecg(),
                signed(
                        1,
                        new ReviewContent(
                                List.of(confirmed(), new FindingDecision("normal-rate", Verdict.REJECTED, null)),
                                List.of(),
                                "")));

        assertThat(observation(report, "beats").getStatus()).isEqualTo(ObservationStatus.FINAL);
    }

    @Test
    void releasesBeatsOnceALaterVersionConfirmsThem() {
        ReviewContent rejected = new ReviewContent(
                List.of(new FindingDecision("ventricular-ectopy", Verdict.REJECTED, null)), List.of(), "");
        ReviewContent confirmed = new ReviewContent(List.of(confirmed()), List.of(), "");

        Observation beats = observation(render(ecg(), signed(1, rejected), signed(2, confirmed)), "beats");

        assertThat(beats.getStatus()).isEqualTo(ObservationStatus.FINAL);
        assertThat(beats.getNote()).isEmpty();
    }

    @Test
    void namesTheReviewerOnlyOnWhatTheReviewerStates() {
        Report report = render(
                ecg(),
                signed(
                        1,
                        new ReviewContent(
                                List.of(confirmed(), new FindingDecision("normal-rate", Verdict.REJECTED, null)),
                                List.of("Early repolarisation"),
                                "")));

        assertThat(report.observations())
                .filteredOn(Observation::hasPerformer)
                .allMatch(observation ->
                        observation.getPerformerFirstRep().getDisplay().equals("dr-a"))
                .extracting(observation -> observation.getValueCodeableConcept().getText())
                .containsExactly("2 ventricular ectopic beats", "Early repolarisation");
        assertThat(report.provenances().get(0).getTarget())
                .noneMatch(target -> target.getReference().contains("-added-"));
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

    @Test
    void isValidFhirInEveryStateOfReview() {
        ReviewContent content = new ReviewContent(
                List.of(
                        new FindingDecision("ventricular-ectopy", Verdict.CHANGED, "Aberrantly conducted beats"),
                        new FindingDecision("normal-rate", Verdict.REJECTED, null)),
                List.of("Early repolarisation"),
                "Call me");

        assertValid(render(ecg(), signed(1, content)));
        assertValid(render(ecg(), signed(1, content), signed(2, ReviewContent.EMPTY)));
        assertValid(render(new Reading.Rejected("It could not be read.")));
    }

    private static void assertValid(Report report) {
        report.resources().forEach(FhirValidation::assertValid);
    }

    private static Reading ecg() {
        return MadeReader.ecg();
    }

    private static Reading pleth() {
        return MadeReader.pleth();
    }

    private static Reading abstained() {
        return new MadeReader().read(new Pleth(new SampleRate(100), Samples.copyOf(new float[100])));
    }

    private Report render(Reading reading, SignedReview... reviews) {
        return render(Examples.THREE_LEADS, reading, reviews);
    }

    private Report renderSignedTwice(ReviewContent content) {
        return render(ecg(), signed(1, content), signed(2, content));
    }

    private Report render(String example, Reading reading, SignedReview... reviews) {
        Observation source = Examples.observation(example);
        ReadingStatus status = reading instanceof Reading.Reported
                ? ReadingStatus.REPORTED
                : reading instanceof Reading.Abstained ? ReadingStatus.ABSTAINED : ReadingStatus.REJECTED;
        String reason = reading instanceof Reading.Abstained abstained
                ? abstained.detail()
                : reading instanceof Reading.Rejected rejected ? rejected.detail() : null;
        RecordingKind kind = example.equals(Examples.PLETH) ? RecordingKind.PPG : RecordingKind.ECG;
        return renderer.render(new ReadRecording(
                ID, kind, source, List.of(), status, reason, ReadingDocument.of(reading), READ, List.of(reviews)));
    }

    private static SignedReview signed(int version, ReviewContent content) {
        return new SignedReview(version, "dr-a", READ.plusSeconds(60L * version), content);
    }

    private static FindingDecision confirmed() {
        return new FindingDecision("ventricular-ectopy", Verdict.CONFIRMED, null);
    }

    private static Observation observation(Report report, String suffix) {
        return report.observations().stream()
                .filter(observation -> observation.getIdElement().getIdPart().equals(ID + "-" + suffix))
                .findFirst()
                .orElseThrow();
    }

    private static Observation.ObservationComponentComponent component(Observation observation, ReadingCode code) {
        return observation.getComponent().stream()
                .filter(component ->
                        component.getCode().getCodingFirstRep().getCode().equals(code.code()))
                .findFirst()
                .orElseThrow();
    }
}
