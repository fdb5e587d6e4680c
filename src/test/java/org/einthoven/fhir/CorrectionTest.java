package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.MethodOutcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.einthoven.TestDatabase;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.Worklist;
import org.einthoven.archive.WorklistFilter;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SampledData;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sender of a recording may say of it afterwards: whose it is, when it was made, that it was sent in error. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CorrectionTest extends OverHttp {

    @Inject
    Reviews reviews;

    @Inject
    Worklist worklist;

    private Ehr ehr;
    private IdType ada;
    private IdType bert;
    private IdType recording;

    @BeforeEach
    void recordAda() {
        ehr = new Ehr(calls);
        ada = ehr.create(Ehr.patient("1", "Änderson", "Ada"));
        bert = ehr.create(Ehr.patient("2", "Berg", "Bert"));
        recording = ehr.create(Examples.observation(Examples.WATCH).setSubject(new Reference(ada)));
        ehr.awaitReport(recording);
    }

    @Test
    void keepsTheVersionWhereNothingIsNew() {
        Observation before = ehr.observation(recording.getIdPart());

        MethodOutcome outcome = ehr.client().update().resource(before).execute();

        assertThat(outcome.getId().getVersionIdPart()).isEqualTo("1");
        assertThat(ehr.search("DiagnosticReport?_id=" + recording.getIdPart()))
                .singleElement()
                .extracting(report -> report.getMeta().getVersionId())
                .isEqualTo("1");
    }

    @Test
    void filesARecordingUnderTheRightPatientWithAllThatWasReadFromIt() {
        correct(observation -> observation.setSubject(new Reference(bert)));

        assertThat(ehr.search("Observation?code=131328&patient=" + ada.getValue()))
                .isEmpty();
        assertThat(ehr.search("Observation?code=131328&patient=" + bert.getValue()))
                .hasSize(1);
        assertThat(ehr.search("Observation?patient=" + ada.getValue())).isEmpty();
        DiagnosticReport report = report();
        assertThat(report.getMeta().getVersionId()).isEqualTo("2");
        assertThat(report.getStatus()).isEqualTo(DiagnosticReportStatus.PRELIMINARY);
        assertThat(report.getSubject().getReference()).isEqualTo(bert.getValue());
        assertThat(report.getConclusion()).startsWith("Corrected: ").doesNotContain(ada.getIdPart());
        assertThat(report.getResult()).hasSizeGreaterThan(1).allSatisfy(result -> assertThat(
                        ehr.observation(new IdType(result.getReference()).getIdPart())
                                .getSubject()
                                .getReference())
                .isEqualTo(bert.getValue()));
        assertThat(worklist.page(WorklistFilter.of(bert.getValue()), "", 0, 10).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.patientName()).contains("Berg"));
    }

    @Test
    void keepsWhatWasSaidBefore() {
        correct(observation ->
                observation.setSubject(new Reference(bert)).setEffective(new DateTimeType("2026-05-01")));

        assertThat(version(Observation.class, 1).getSubject().getReference()).isEqualTo(ada.getValue());
        assertThat(version(Observation.class, 2).getSubject().getReference()).isEqualTo(bert.getValue());
        assertThat(samples(version(Observation.class, 1))).isEqualTo(samples(version(Observation.class, 2)));
        assertThat(version(DiagnosticReport.class, 1).getSubject().getReference())
                .isEqualTo(ada.getValue());
        assertThat(version(DiagnosticReport.class, 1).getConclusion()).doesNotContain("Corrected");
        assertThat(version(DiagnosticReport.class, 2).getEffectiveDateTimeType().getValueAsString())
                .isEqualTo("2026-05-01");
        assertThat(calls.get("/" + recording.getValue() + "/_history/3").statusCode())
                .isEqualTo(404);
        assertThat(ehr.search("Observation?_id=" + recording.getIdPart() + "&date=2026-05-01"))
                .hasSize(1);
    }

    @Test
    void amendsASignedReport() {
        Ehr.sign(reviews, recording, Rendered.confirmed());
        assertThat(report().getStatus()).isEqualTo(DiagnosticReportStatus.FINAL);

        correct(observation -> observation.setSubject(new Reference(bert)));

        DiagnosticReport amended = report();
        assertThat(amended.getStatus()).isEqualTo(DiagnosticReportStatus.AMENDED);
        assertThat(amended.getMeta().getVersionId()).isEqualTo("3");
        assertThat(amended.getConclusion()).startsWith("Corrected: ").contains("Seen");
        assertThat(amended.getResultsInterpreterFirstRep().getDisplay()).isEqualTo("dr-a");
        String page = amended.getPresentedFormFirstRep().getUrl();
        assertThat(page).endsWith("-report-3");
        assertThat(calls.get("/" + page, "Accept", "application/pdf").statusCode())
                .isEqualTo(200);

        Ehr.sign(reviews, recording, Rendered.confirmed());

        assertThat(report().getMeta().getVersionId()).isEqualTo("4");
        assertThat(version(DiagnosticReport.class, 2).getStatus()).isEqualTo(DiagnosticReportStatus.FINAL);
        assertThat(version(DiagnosticReport.class, 2).getSubject().getReference())
                .isEqualTo(ada.getValue());
    }

    @Test
    void withdrawsARecordingThatWasEnteredInErrorWithAllThatWasReadFromIt() {
        Ehr.sign(reviews, recording, Rendered.confirmed());
        List<Reference> results = report().getResult();

        correct(observation -> observation.setStatus(ObservationStatus.ENTEREDINERROR));

        DiagnosticReport withdrawn = report();
        assertThat(withdrawn.getStatus()).isEqualTo(DiagnosticReportStatus.ENTEREDINERROR);
        assertThat(withdrawn.getConclusion()).isEqualTo("Withdrawn: the recording was entered in error.");
        assertThat(withdrawn.getConclusionCode()).isEmpty();
        assertThat(withdrawn.getPresentedForm()).isEmpty();
        assertThat(withdrawn.getResult()).extracting(Reference::getReference).containsExactly(recording.getValue());
        assertThat(results).hasSizeGreaterThan(1).allSatisfy(result -> assertThat(
                        ehr.observation(new IdType(result.getReference()).getIdPart())
                                .getStatus())
                .isEqualTo(ObservationStatus.ENTEREDINERROR));
        FhirValidation.assertValid(withdrawn);
        assertThat(ehr.search("Provenance?target=DiagnosticReport/" + recording.getIdPart()))
                .map(Provenance.class::cast)
                .extracting(provenance ->
                        provenance.getActivity().getCodingFirstRep().getCode())
                .contains("CREATE", "NULLIFY");
        assertThat(samples(ehr.observation(recording.getIdPart())))
                .isEqualTo(samples(Examples.observation(Examples.WATCH)));
    }

    @Test
    void takesAWithdrawnRecordingOffTheWorklistAndHasNobodySignIt() {
        correct(observation -> observation.setStatus(ObservationStatus.ENTEREDINERROR));

        assertThat(worklist.page(WorklistFilter.of(ada.getValue()), "", 0, 10).entries())
                .isEmpty();
        assertThatThrownBy(() -> Ehr.sign(reviews, recording, Rendered.confirmed()))
                .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(Fault.WITHDRAWN));
    }

    @Test
    void letsNobodySignADraftThatWasBegunBeforeTheRecordingWasWithdrawn() {
        UUID id = UUID.fromString(recording.getIdPart());
        var draft = reviews.draft(id, "dr-a");

        correct(observation -> observation.setStatus(ObservationStatus.ENTEREDINERROR));

        assertThatThrownBy(() -> reviews.sign(draft.id, draft.lockVersion, "dr-a"))
                .isInstanceOf(FaultException.class);
        assertThat(report().getStatus()).isEqualTo(DiagnosticReportStatus.ENTEREDINERROR);
    }

    @Test
    void takesAWithdrawalWithoutTheSamplesAndTakesItBack() {
        correct(observation -> observation
                .setStatus(ObservationStatus.ENTEREDINERROR)
                .setValue(null)
                .setComponent(List.of()));
        assertThat(samples(ehr.observation(recording.getIdPart())))
                .isEqualTo(samples(Examples.observation(Examples.WATCH)));

        correct(observation -> observation.setStatus(ObservationStatus.CORRECTED));

        assertThat(report().getStatus()).isEqualTo(DiagnosticReportStatus.PRELIMINARY);
        assertThat(report().getMeta().getVersionId()).isEqualTo("3");
        assertThat(report().getResult()).hasSizeGreaterThan(1);
        assertThat(version(DiagnosticReport.class, 2).getStatus()).isEqualTo(DiagnosticReportStatus.ENTEREDINERROR);
    }

    @Test
    void withdrawsByAPatchToo() {
        Parameters patch = new Parameters();
        Parameters.ParametersParameterComponent operation = patch.addParameter().setName("operation");
        operation.addPart().setName("type").setValue(new CodeType("replace"));
        operation.addPart().setName("path").setValue(new StringType("Observation.status"));
        operation.addPart().setName("value").setValue(new CodeType("entered-in-error"));

        ehr.client().patch().withFhirPatch(patch).withId(recording).execute();

        assertThat(report().getStatus()).isEqualTo(DiagnosticReportStatus.ENTEREDINERROR);
    }

    @Test
    void takesASentBackRecordingWhoseNumbersAreWrittenInAnotherWay() {
        correct(observation -> SampledElements.of(observation).forEach(sampled -> {
            sampled.setPeriod(sampled.getPeriod().setScale(sampled.getPeriod().scale() + 2));
            sampled.setData(" " + sampled.getData().replace(" ", "  "));
        }));

        assertThat(ehr.observation(recording.getIdPart()).getMeta().getVersionId())
                .isIn("1", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "period", "code", "more"})
    void refusesOtherSamples(String what) {
        Observation other = ehr.observation(recording.getIdPart());
        SampledData sampled = SampledElements.of(other).findFirst().orElseThrow();
        switch (what) {
            case "data" -> sampled.setData(sampled.getData().replaceFirst("^\\S+", "77"));
            case "period" -> sampled.setPeriod(sampled.getPeriod().add(sampled.getPeriod()));
            case "code" -> other.getCode().getCodingFirstRep().setDisplay("Other");
            default ->
                other.addComponent()
                        .setCode(new CodeableConcept().setText("more"))
                        .setValue(new StringType("more"));
        }

        HttpResponse<String> answer = put(recording, other);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(FhirCalls.issue(answer).getDiagnostics()).contains("Post what is new as a new Observation");
        assertThat(ehr.observation(recording.getIdPart()).getMeta().getVersionId())
                .isEqualTo("1");
    }

    @Test
    void refusesWhatIsNoCorrectionOfARecording() {
        Observation cancelled = ehr.observation(recording.getIdPart()).setStatus(ObservationStatus.CANCELLED);
        refused(put(recording, cancelled), 422, "business-rule", "Observation.status");
        Observation derived =
                ehr.observation(new IdType(report().getResult().get(1).getReference()).getIdPart());
        refused(put(derived.getIdElement().toUnqualifiedVersionless(), derived), 409, "business-rule", null)
                .contains("neither changed nor deleted");
        refused(put(new IdType("DiagnosticReport", recording.getIdPart()), report()), 409, "business-rule", null)
                .contains("neither changed nor deleted");
        Observation stale = ehr.observation(recording.getIdPart()).setSubject(new Reference(bert));
        refused(put(recording, stale, "If-Match", "W/\"7\""), 412, "conflict", null)
                .contains("version 1");
    }

    private void correct(Consumer<Observation> change) {
        Observation observation = ehr.observation(recording.getIdPart());
        change.accept(observation);
        HttpResponse<String> answer = put(recording, observation);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private HttpResponse<String> put(IdType id, org.hl7.fhir.r4.model.Resource resource, String... more) {
        String[] headers = new String[4 + more.length];
        System.arraycopy(
                new String[] {"Content-Type", FhirCalls.JSON, "Authorization", FhirCalls.ehr()}, 0, headers, 0, 4);
        System.arraycopy(more, 0, headers, 4, more.length);
        return calls.send("PUT", "/" + id.getValue(), BodyPublishers.ofString(FhirCalls.json(resource)), headers);
    }

    private DiagnosticReport report() {
        return ehr.client()
                .read()
                .resource(DiagnosticReport.class)
                .withId(recording.getIdPart())
                .execute();
    }

    private <T extends org.hl7.fhir.r4.model.Resource> T version(Class<T> type, int version) {
        return ehr.client()
                .read()
                .resource(type)
                .withIdAndVersion(recording.getIdPart(), Integer.toString(version))
                .execute();
    }

    private static List<String> samples(Observation observation) {
        return SampledElements.of(observation).map(SampledData::getData).toList();
    }
}
