package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.einthoven.TestDatabase;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.RecordingReader;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewContent;
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

/** What an EHR does, done by HAPI's own client. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FhirServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TestHTTPResource("/fhir")
    URL url;

    @Inject
    Reviews reviews;

    private FhirCalls calls;
    private IGenericClient ehr;

    @BeforeEach
    void readWithoutModels() {
        QuarkusMock.installMockForType(new MadeReader(), RecordingReader.class);
        calls = new FhirCalls(url.toString());
        ehr = calls.client("ehr");
    }

    @Test
    void takesARecordingInAndGivesItBackAsItWasSent() {
        Observation sent = Examples.observation(Examples.THREE_LEADS);

        MethodOutcome created = ehr.create().resource(sent.copy()).execute();

        assertThat(created.getCreated()).isTrue();
        assertThat(created.getId().getVersionIdPart()).isEqualTo("1");
        Observation back = ehr.read()
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
        IdType id = create(Examples.THREE_LEADS);

        DiagnosticReport report = awaitReport(id);

        assertThat(report.getStatus()).isEqualTo(DiagnosticReportStatus.PRELIMINARY);
        assertThat(report.getResultFirstRep().getReference()).isEqualTo("Observation/" + id.getIdPart());
        assertThat(report.getConclusion()).contains("2 ventricular ectopic beats");
        for (Reference result : report.getResult().subList(1, report.getResult().size())) {
            Observation derived = ehr.read()
                    .resource(Observation.class)
                    .withId(result.getReferenceElement().getIdPart())
                    .execute();
            assertThat(derived.getDerivedFromFirstRep().getReference()).isEqualTo("Observation/" + id.getIdPart());
            assertThat(derived.getSubject().getReference()).isEqualTo("Patient/unknown-here");
            Device device = ehr.read()
                    .resource(Device.class)
                    .withId(derived.getDevice().getReferenceElement().getIdPart())
                    .execute();
            assertThat(device.getVersion()).isNotEmpty();
        }
    }

    @Test
    void hasNoReportBeforeTheReading() {
        QuarkusMock.installMockForType(new UnreadyReader(), RecordingReader.class);
        IdType id = create(Examples.THREE_LEADS);

        assertThat(reports(id)).isEmpty();
        assertThat(calls.get("/DiagnosticReport/" + id.getIdPart()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void isFinalWhenSignedAndAmendedWhenSignedAgain() {
        IdType id = create(Examples.THREE_LEADS);
        awaitReport(id);

        sign(id, new FindingDecision("ventricular-ectopy", Verdict.REJECTED, null));

        DiagnosticReport signed = reports(id).get(0);
        assertThat(signed.getStatus()).isEqualTo(DiagnosticReportStatus.FINAL);
        assertThat(signed.getResult()).noneMatch(result -> result.getReference().endsWith("ventricular-ectopy"));
        assertThat(search("Observation?status=entered-in-error&derived-from=Observation/" + id.getIdPart()))
                .hasSize(1);
        assertThat(search("Observation?status=preliminary&derived-from=Observation/" + id.getIdPart()))
                .as("the beats, which the signed report contradicts")
                .hasSize(1);
        sign(id, new FindingDecision("ventricular-ectopy", Verdict.CONFIRMED, null));
        assertThat(search("Observation?status=preliminary&derived-from=Observation/" + id.getIdPart()))
                .isEmpty();
        assertThat(reports(id).get(0).getStatus()).isEqualTo(DiagnosticReportStatus.AMENDED);
        Bundle provenances = ehr.search()
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

        DiagnosticReport report =
                awaitReport(id(ehr.create().resource(observation).execute()));

        assertThat(report.getConclusion()).contains("too short");
    }

    @Test
    void rendersWhatIsOfAPatientThatTheRecordingContains() {
        Observation observation = Examples.observation(Examples.THREE_LEADS);
        Patient contained = new Patient();
        contained.addName().setText("Contained, Carla");
        contained.addIdentifier().setSystem("urn:example").setValue("c-1");
        observation.setSubject(new Reference(contained));

        DiagnosticReport report =
                awaitReport(id(ehr.create().resource(observation).execute()));

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
    void keepsPatientsInVersions() {
        String mrn = UUID.randomUUID().toString();
        Patient patient = patient(mrn, "Müller", "Änne");
        IdType id = id(ehr.create().resource(patient).execute());
        Patient read = ehr.read().resource(Patient.class).withId(id.getIdPart()).execute();
        assertThat(read.getNameFirstRep().getFamily()).isEqualTo("Müller");

        read.setId(id.withVersion("1"));
        read.getNameFirstRep().setFamily("Meier");
        MethodOutcome updated = ehr.update()
                .resource(read)
                .prefer(PreferReturnEnum.REPRESENTATION)
                .execute();

        assertThat(updated.getId().getVersionIdPart()).isEqualTo("2");
        assertThat(((Patient) updated.getResource()).getNameFirstRep().getFamily())
                .isEqualTo("Meier");
        HttpResponse<String> stale = calls.send(
                "PUT",
                "/Patient/" + id.getIdPart(),
                BodyPublishers.ofString(json(read)),
                "If-Match",
                "W/\"1\"",
                "Content-Type",
                FhirCalls.JSON,
                "Authorization",
                FhirCalls.ehr());
        assertThat(stale.statusCode()).isEqualTo(PreconditionFailedException.STATUS_CODE);
        assertThat(FhirCalls.issue(stale).getDiagnostics()).contains("version 2");
    }

    @Test
    void findsPatientsByNumberAndName() {
        String mrn = UUID.randomUUID().toString();
        String id = id(ehr.create()
                        .resource(patient(mrn, "Müller-" + mrn, "Änne"))
                        .execute())
                .getIdPart();

        assertThat(search("Patient?identifier=http://example.org/mrn%7C" + mrn)).hasSize(1);
        assertThat(search("Patient?identifier=" + mrn)).hasSize(1);
        assertThat(search("Patient?identifier=http://example.org/other%7C" + mrn))
                .isEmpty();
        assertThat(search("Patient?family=muller-" + mrn + "&given=anne")).hasSize(1);
        assertThat(search("Patient?name=muller-" + mrn)).hasSize(1);
        assertThat(search("Patient?_id=" + id + "&birthdate=1950")).hasSize(1);
        assertThat(search("Patient?_id=" + id + "&given=bob")).isEmpty();
    }

    @Test
    void findsWhatBelongsToAPatient() {
        String patient = id(ehr.create().resource(patient("1", "Search", "Sam")).execute())
                .getIdPart();
        Observation observation = Examples.observation(Examples.THREE_LEADS);
        observation.setSubject(new Reference("Patient/" + patient));
        IdType id = id(ehr.create().resource(observation).execute());
        awaitReport(id);

        assertThat(search("DiagnosticReport?patient=" + patient)).hasSize(1);
        assertThat(search("DiagnosticReport?subject=Patient/" + patient + "&status=preliminary"))
                .hasSize(1);
        assertThat(search("DiagnosticReport?patient=" + patient + "&status=final"))
                .isEmpty();
        assertThat(search("Observation?patient=" + patient + "&code=8633-0")).hasSize(1);
        assertThat(search("Observation?patient=" + patient + "&code=http://loinc.org%7C8633-0"))
                .hasSize(1);
        assertThat(search("Observation?patient=" + patient + "&code=urn:iso:std:iso:11073:10101%7C147228"))
                .hasSize(1);
        assertThat(search("Observation?patient=" + patient + "&code=http://snomed.info/sct%7C8633-0"))
                .isEmpty();
        assertThat(search("Observation?patient=" + patient + "&code=8633-0,8634-8"))
                .hasSize(2);
        assertThat(search("Observation?patient=" + patient + "&code=11524-6")).hasSize(1);
        assertThat(search("Observation?patient=" + patient + "&value-concept=ventricular-ectopy"))
                .hasSize(1);
        assertThat(search("Observation?derived-from=Observation/" + id.getIdPart() + "&_count=100"))
                .hasSizeGreaterThan(10);
        assertThat(search("Observation?_id=" + id.getIdPart())).hasSize(1);
    }

    @Test
    void findsByDateWithEveryPrefix() {
        String patient = id(ehr.create().resource(patient("1", "Date", "Dora")).execute())
                .getIdPart();
        Observation observation = Examples.observation(Examples.WATCH);
        observation.setSubject(new Reference("Patient/" + patient));
        awaitReport(id(ehr.create().resource(observation).execute()));
        String of = "DiagnosticReport?patient=" + patient + "&date=";

        assertThat(List.of(
                        "2026",
                        "2026-03-02",
                        "ge2026-03-02",
                        "le2026-03-02",
                        "gt2026-03-01",
                        "lt2026-03-03",
                        "eq2026-03-02T08:15:30Z",
                        "sa2026-03-01",
                        "eb2026-03-03",
                        "ne2025"))
                .allSatisfy(date -> assertThat(search(of + date)).as(date).hasSize(1));
        assertThat(List.of("2025", "gt2026-03-02", "lt2026-03-02", "ge2026-03-03", "le2026-03-01", "ne2026"))
                .allSatisfy(date -> assertThat(search(of + date)).as(date).isEmpty());
        assertThat(search(of + "ge2026-03-01&date=le2026-03-03")).hasSize(1);
        assertThat(search("DiagnosticReport?patient=" + patient + "&_lastUpdated=gt2020-01-01"))
                .hasSize(1);
        assertThat(search("DiagnosticReport?patient=" + patient + "&_lastUpdated=lt2020-01-01"))
                .isEmpty();
    }

    @Test
    void pagesWithoutGapsOrRepeatsWhileRecordingsComeIn() {
        String patient =
                id(ehr.create().resource(patient("1", "Page", "Pia")).execute()).getIdPart();
        Observation observation = Examples.observation(Examples.WATCH);
        observation.setSubject(new Reference("Patient/" + patient));
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(i ->
                        id(ehr.create().resource(observation.copy()).execute()).getIdPart())
                .toList();

        Bundle page = bundle("Observation?patient=" + patient + "&code=131328&_count=2&_total=accurate");
        assertThat(page.getTotal()).isEqualTo(5);
        ehr.create().resource(observation.copy()).execute();
        ArrayList<String> seen = new ArrayList<>(idsOf(page));
        while (page.getLink("next") != null) {
            page = ehr.loadPage().next(page).execute();
            seen.addAll(idsOf(page));
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(bundle("Observation?patient=" + patient + "&_total=none").hasTotal())
                .isFalse();
    }

    @Test
    void answersThatNothingChangedWithoutABody() {
        IdType id = create(Examples.THREE_LEADS);

        HttpResponse<String> seen = calls.get("/Observation/" + id.getIdPart(), "If-None-Match", "W/\"1\"");

        assertThat(seen.statusCode()).isEqualTo(304);
        assertThat(seen.body()).isEmpty();
    }

    @Test
    void warnsOfALeadThatItDoesNotKnow() {
        Observation observation = Examples.observation(Examples.THREE_LEADS);
        observation.getComponent().get(1).getCode().getCodingFirstRep().setCode("999999");

        MethodOutcome created = ehr.create()
                .resource(observation)
                .prefer(PreferReturnEnum.OPERATION_OUTCOME)
                .execute();

        OperationOutcome outcome = (OperationOutcome) created.getOperationOutcome();
        assertThat(outcome.getIssue())
                .anyMatch(issue -> issue.getSeverity() == OperationOutcome.IssueSeverity.WARNING
                        && issue.getDiagnostics().contains("999999"));
        FhirValidation.assertValid(outcome);
        assertThat(awaitReport(id(created)).getConclusion()).contains("Leads not analysed: 999999");
    }

    private void sign(IdType id, FindingDecision decision) {
        UUID recording = UUID.fromString(id.getIdPart());
        Review draft = reviews.draft(recording, "dr-a");
        Review saved = reviews.save(
                draft.id, draft.lockVersion, "dr-a", new ReviewContent(List.of(decision), List.of(), "Seen"));
        reviews.sign(saved.id, saved.lockVersion, "dr-a");
    }

    private IdType create(String example) {
        return id(ehr.create().resource(Examples.observation(example)).execute());
    }

    private static IdType id(MethodOutcome outcome) {
        return (IdType) outcome.getId().toUnqualifiedVersionless();
    }

    private static Patient patient(String mrn, String family, String given) {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem("http://example.org/mrn").setValue(mrn);
        patient.addName().setFamily(family).addGiven(given);
        patient.getBirthDateElement().setValueAsString("1950-04-01");
        return patient;
    }

    private List<DiagnosticReport> reports(IdType id) {
        return search("DiagnosticReport?result=Observation/" + id.getIdPart()).stream()
                .map(DiagnosticReport.class::cast)
                .toList();
    }

    private DiagnosticReport awaitReport(IdType id) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            List<DiagnosticReport> found = reports(id);
            if (!found.isEmpty()) {
                return found.get(0);
            }
        }
        return Assertions.fail("no report of " + id.getIdPart() + " within " + PATIENCE);
    }

    private List<Resource> search(String query) {
        return bundle(query).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
    }

    private Bundle bundle(String query) {
        return ehr.search().byUrl(query).returnBundle(Bundle.class).execute();
    }

    private static List<String> idsOf(Bundle page) {
        return page.getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
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
