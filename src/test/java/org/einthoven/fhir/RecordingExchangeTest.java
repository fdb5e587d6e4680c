package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import org.einthoven.TestDatabase;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.RecordingReader;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.Verdict;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Subject;
import org.einthoven.reading.Reading;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SampledData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an EHR does with recordings, done by HAPI's own client: send them, get the reports. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RecordingExchangeTest extends OverHttp {

    @Inject
    Reviews reviews;

    private Ehr ehr;

    @BeforeEach
    void connect() {
        ehr = new Ehr(calls);
    }

    @Test
    void takesARecordingInAndGivesItBackAsItWasSent() {
        Observation sent = Examples.observation(Examples.THREE_LEADS);

        MethodOutcome created = ehr.client().create().resource(sent.copy()).execute();

        assertThat(created.getCreated()).isTrue();
        assertThat(created.getId().getVersionIdPart()).isEqualTo("1");
        Observation back = ehr.client()
                .read()
                .resource(Observation.class)
                .withId(created.getId().toUnqualifiedVersionless().getIdPart())
                .execute();
        assertThat(back.getMeta().getProfile().get(0).getValue()).contains("ward-ecg");
        FhirValidation.assertValid(back);
        back.setIdElement(null).setMeta(sent.getMeta());
        assertThat(json(back)).isEqualTo(json(sent));
    }

    @Test
    void takesXmlAndAnswersInXml() {
        String xml =
                FhirContext.forR4Cached().newXmlParser().encodeResourceToString(Examples.observation(Examples.WATCH));

        HttpResponse<String> created = calls.post("/Observation", "application/fhir+xml", xml);

        assertThat(created.statusCode()).isEqualTo(201);
        String location = created.headers().firstValue("Location").orElseThrow();
        assertThat(created.headers().firstValue("ETag")).contains("W/\"1\"");
        String path = location.substring(location.indexOf("/Observation"), location.indexOf("/_history"));
        HttpResponse<String> read = calls.get(path, "Accept", "application/fhir+xml");
        assertThat(read.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+xml");
        assertThat(read.body()).startsWith("<Observation").contains("131328");
        assertThat(calls.get(path + "?_format=xml&_pretty=true").body())
                .startsWith("<Observation")
                .contains("\n");
    }

    @Test
    void reportsWhatWasRead() {
        IdType id = ehr.create(Examples.THREE_LEADS);

        DiagnosticReport report = ehr.awaitReport(id);

        assertThat(report.getStatus()).isEqualTo(DiagnosticReportStatus.PRELIMINARY);
        assertThat(report.getResultFirstRep().getReference()).isEqualTo("Observation/" + id.getIdPart());
        assertThat(report.getConclusion()).contains("2 ventricular ectopic beats");
        for (Reference result : report.getResult().subList(1, report.getResult().size())) {
            Observation derived = ehr.client()
                    .read()
                    .resource(Observation.class)
                    .withId(result.getReferenceElement().getIdPart())
                    .execute();
            assertThat(derived.getDerivedFromFirstRep().getReference()).isEqualTo("Observation/" + id.getIdPart());
            assertThat(derived.getSubject().getReference()).isEqualTo("Patient/unknown-here");
            Device device = ehr.client()
                    .read()
                    .resource(Device.class)
                    .withId(derived.getDevice().getReferenceElement().getIdPart())
                    .execute();
            assertThat(device.getVersion()).isNotEmpty();
        }
    }

    @Test
    void hasNoReportBeforeTheReading() {
        QuarkusMock.installMockForType(new UnreadyReader(), RecordingReader.class);
        IdType id = ehr.create(Examples.THREE_LEADS);

        assertThat(ehr.reports(id)).isEmpty();
        assertThat(calls.get("/DiagnosticReport/" + id.getIdPart()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void isFinalWhenSignedAndAmendedWhenSignedAgain() {
        IdType id = ehr.create(Examples.THREE_LEADS);
        ehr.awaitReport(id);

        Ehr.sign(reviews, id, new FindingDecision("ventricular-ectopy", Verdict.REJECTED, null));

        DiagnosticReport signed = ehr.reports(id).get(0);
        assertThat(signed.getStatus()).isEqualTo(DiagnosticReportStatus.FINAL);
        assertThat(signed.getResult()).noneMatch(result -> result.getReference().endsWith("ventricular-ectopy"));
        assertThat(ehr.search("Observation?status=entered-in-error&derived-from=Observation/" + id.getIdPart()))
                .hasSize(1);
        assertThat(ehr.search("Observation?status=preliminary&derived-from=Observation/" + id.getIdPart()))
                .as("the beats, which the signed report contradicts")
                .hasSize(1);
        Ehr.sign(reviews, id, new FindingDecision("ventricular-ectopy", Verdict.CONFIRMED, null));
        assertThat(ehr.search("Observation?status=preliminary&derived-from=Observation/" + id.getIdPart()))
                .isEmpty();
        assertThat(ehr.reports(id).get(0).getStatus()).isEqualTo(DiagnosticReportStatus.AMENDED);
        Bundle provenances = ehr.client()
                .search()
                .forResource(Provenance.class)
                .where(Provenance.TARGET.hasId("DiagnosticReport/" + id.getIdPart()))
                .returnBundle(Bundle.class)
                .execute();
        assertThat(provenances.getEntry()).hasSize(3);
    }

    @Test
    void saysWhyAShortRecordingWasNotRead() {
        Observation observation = Examples.observation(Examples.WATCH);
        ((SampledData) observation.getValue()).setData("1 2 3 4");

        DiagnosticReport report = ehr.awaitReport(
                Ehr.id(ehr.client().create().resource(observation).execute()));

        assertThat(report.getConclusion()).contains("too short");
    }

    @Test
    void rendersWhatIsOfAPatientThatTheRecordingContains() {
        Observation observation = Examples.observation(Examples.THREE_LEADS);
        Patient contained = new Patient();
        contained.addName().setText("Contained, Carla");
        contained.addIdentifier().setSystem("urn:example").setValue("c-1");
        observation.setSubject(new Reference(contained));

        DiagnosticReport report = ehr.awaitReport(
                Ehr.id(ehr.client().create().resource(observation).execute()));

        assertThat(report.getSubject().hasReference()).isFalse();
        assertThat(report.getSubject().getDisplay()).isEqualTo("Contained, Carla");
        assertThat(report.getSubject().getIdentifier().getValue()).isEqualTo("c-1");
    }

    @Test
    void analysesWithoutStoring() {
        HttpResponse<String> answer =
                calls.post("/Observation/$analyze", FhirCalls.JSON, Examples.text(Examples.THREE_LEADS));

        assertThat(answer.statusCode()).isEqualTo(200);
        Bundle bundle = FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, answer.body());
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.COLLECTION);
        assertThat(bundle.getEntryFirstRep().getResource()).isInstanceOf(DiagnosticReport.class);
        DiagnosticReport report = (DiagnosticReport) bundle.getEntryFirstRep().getResource();
        List<String> there = bundle.getEntry().stream()
                .map(entry -> entry.getResource().fhirType() + "/"
                        + entry.getResource().getIdElement().getIdPart())
                .toList();
        assertThat(there)
                .containsAll(
                        report.getResult().stream().map(Reference::getReference).toList());
        assertThat(calls.get("/Observation/" + report.getIdElement().getIdPart())
                        .statusCode())
                .isEqualTo(404);
        FhirValidation.assertValid(bundle);
    }

    @Test
    void warnsOfALeadThatItDoesNotKnow() {
        Observation observation = Examples.observation(Examples.THREE_LEADS);
        observation.getComponent().get(1).getCode().getCodingFirstRep().setCode("999999");

        MethodOutcome created = ehr.client()
                .create()
                .resource(observation)
                .prefer(PreferReturnEnum.OPERATION_OUTCOME)
                .execute();

        OperationOutcome outcome = (OperationOutcome) created.getOperationOutcome();
        assertThat(outcome.getIssue())
                .anyMatch(issue -> issue.getSeverity() == OperationOutcome.IssueSeverity.WARNING
                        && issue.getDiagnostics().contains("999999"));
        FhirValidation.assertValid(outcome);
        assertThat(ehr.awaitReport(Ehr.id(created)).getConclusion()).contains("Leads not analysed: 999999");
    }

    private static String json(Resource resource) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .setStripVersionsFromReferences(false)
                .encodeResourceToString(resource);
    }

    /** Cannot read yet, as while a model is missing. */
    private static final class UnreadyReader implements RecordingReader {
        @Override
        public Reading read(Recording recording, Subject subject) {
            throw new IllegalStateException("not ready");
        }

        @Override
        public boolean isReady() {
            return false;
        }
    }
}
