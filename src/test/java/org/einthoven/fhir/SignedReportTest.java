package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.einthoven.fhir.Rendered.ID;
import static org.einthoven.fhir.Rendered.assertValid;
import static org.einthoven.fhir.Rendered.component;
import static org.einthoven.fhir.Rendered.confirmed;
import static org.einthoven.fhir.Rendered.ecg;
import static org.einthoven.fhir.Rendered.observation;
import static org.einthoven.fhir.Rendered.read;
import static org.einthoven.fhir.Rendered.render;
import static org.einthoven.fhir.Rendered.renderSignedTwice;
import static org.einthoven.fhir.Rendered.signed;

import java.util.List;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Verdict;
import org.einthoven.diagnosis.Diagnosis;
import org.einthoven.reading.Reading;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a report says after it was signed, and signed again. */
class SignedReportTest {

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
                .startsWith(ID + "-reading", ID + "-signing-1", ID + "-signing-2");
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

    @Test
    void saysInEachVersionWhatItSaidThen() {
        ReviewContent rejected = new ReviewContent(
                List.of(new FindingDecision("ventricular-ectopy", Verdict.REJECTED, null)), List.of(), "");
        ReadRecording today = read(
                Examples.THREE_LEADS,
                ecg(),
                signed(1, rejected),
                signed(2, new ReviewContent(List.of(confirmed()), List.of(), "")));

        assertThat(today.at(1).map(Rendered::render)).hasValueSatisfying(first -> assertThat(
                        first.report().equalsDeep(render(ecg()).report()))
                .isTrue());
        assertThat(today.at(2).map(Rendered::render)).hasValueSatisfying(second -> assertThat(second.report()
                        .equalsDeep(render(ecg(), signed(1, rejected)).report()))
                .isTrue());
        assertThat(today.at(3))
                .hasValueSatisfying(third -> assertThat(third.version()).isEqualTo(3));
        assertThat(today.at(0)).isEmpty();
        assertThat(today.at(4)).isEmpty();
    }
}
