package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

/** Several changes in one Bundle: all or nothing in a transaction, each for itself in a batch. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TransactionTest extends BundleCalls {

    @Test
    void keepsAPatientWithAnEcgThatRefersToThemAndReadsIt() {
        String mrn = UUID.randomUUID().toString();
        String patient = urn();
        Bundle bundle = bundle(BundleType.TRANSACTION);
        Observation ecg = Examples.observation(Examples.THREE_LEADS);
        ecg.setSubject(new Reference(patient));
        add(bundle, HTTPVerb.POST, "Observation", ecg, urn());
        add(bundle, HTTPVerb.POST, "Patient", Ehr.patient(mrn, "Bundle", "Ben"), patient);
        add(bundle, HTTPVerb.GET, "Patient?identifier=" + SYSTEM + "|" + mrn, null, null);

        Bundle answer = done(bundle);

        assertThat(answer.getEntry())
                .extracting(entry -> entry.getResponse().getStatus())
                .containsExactly("201 Created", "201 Created", "200 OK");
        assertThat(((Bundle) answer.getEntry().get(2).getResource()).getTotal()).isEqualTo(1);
        Observation kept = FhirCalls.parse(Observation.class, calls.get("/" + reference(answer, 0)));
        assertThat(kept.getSubject().getReference()).isEqualTo(reference(answer, 1));
        Ehr ehr = new Ehr(calls);
        ehr.awaitReport(kept.getIdElement().toUnqualifiedVersionless());
        assertThat(ehr.search("DiagnosticReport?patient.identifier=" + mrn)).hasSize(1);
    }

    /** Its client writes no address for what is new, nor for what has a relative one, and a version where it knows one. */
    @Test
    void takesResourcesAsHapisClientSendsThem() {
        String given = "given-" + UUID.randomUUID();
        Ehr ehr = new Ehr(calls);
        String mrn = UUID.randomUUID().toString();
        String known = ehr.create(Ehr.patient(UUID.randomUUID().toString(), "Known", "Kim"))
                .getIdPart();
        Patient fresh = Ehr.patient(mrn, "New", "Ned");
        Patient named = Ehr.patient(UUID.randomUUID().toString(), "Named", "Nia");
        named.setId("Patient/" + given);
        Patient read = ehr.client().read().resource(Patient.class).withId(known).execute();
        read.setId(read.getIdElement().withServerBase(url.toString(), "Patient"));
        read.addName().setFamily("Changed");

        List<IBaseResource> answers = ehr.client()
                .transaction()
                .withResources(List.of(fresh, named, read))
                .execute();

        assertThat(answers).hasSize(3);
        assertThat(ehr.search("Patient?identifier=" + mrn)).hasSize(1);
        assertThat(calls.get("/Patient/" + given).statusCode()).isEqualTo(200);
        assertThat(calls.get("/Patient/" + known + "/_history/2").body()).contains("Changed");
    }

    @Test
    void resolvesReferencesThatGoInACircle() {
        String request = urn();
        String task = urn();
        Bundle bundle = bundle(BundleType.TRANSACTION);
        add(
                bundle,
                HTTPVerb.POST,
                "ServiceRequest",
                new ServiceRequest()
                        .setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE)
                        .setIntent(ServiceRequest.ServiceRequestIntent.ORDER)
                        .setSubject(new Reference().setDisplay("somebody"))
                        .addSupportingInfo(new Reference(task)),
                request);
        add(
                bundle,
                HTTPVerb.POST,
                "Task",
                new Task()
                        .setStatus(Task.TaskStatus.REQUESTED)
                        .setIntent(Task.TaskIntent.ORDER)
                        .setFocus(new Reference(request)),
                task);

        Bundle answer = done(bundle);

        assertThat(FhirCalls.parse(ServiceRequest.class, calls.get("/" + reference(answer, 0)))
                        .getSupportingInfoFirstRep()
                        .getReference())
                .isEqualTo(reference(answer, 1));
        assertThat(FhirCalls.parse(Task.class, calls.get("/" + reference(answer, 1)))
                        .getFocus()
                        .getReference())
                .isEqualTo(reference(answer, 0));
    }

    @Test
    void findsWhatIsThereByConditionsAndReferencesThatSearch() {
        String mrn = UUID.randomUUID().toString();
        String id = Ehr.id(new Ehr(calls)
                        .client()
                        .create()
                        .resource(Ehr.patient(mrn, "There", "Theo"))
                        .execute())
                .getIdPart();
        Bundle bundle = bundle(BundleType.TRANSACTION);
        add(bundle, HTTPVerb.POST, "Patient", Ehr.patient(mrn, "There", "Theo"), urn())
                .getRequest()
                .setIfNoneExist("identifier=" + SYSTEM + "|" + mrn);
        Observation weight = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        weight.getCode().setText("Weight");
        weight.setSubject(new Reference("Patient?identifier=" + mrn));
        add(bundle, HTTPVerb.POST, "Observation", weight, urn());

        Bundle answer = done(bundle);

        assertThat(answer.getEntryFirstRep().getResponse().getStatus()).isEqualTo("200 OK");
        assertThat(reference(answer, 0)).isEqualTo("Patient/" + id);
        assertThat(FhirCalls.parse(Observation.class, calls.get("/" + reference(answer, 1)))
                        .getSubject()
                        .getReference())
                .isEqualTo("Patient/" + id);
    }

    @Test
    void keepsNothingOfATransactionOfWhichOneEntryFails() {
        String mrn = UUID.randomUUID().toString();
        for (BundleEntryComponent bad : List.of(
                entry(
                        HTTPVerb.POST,
                        "Patient",
                        new Patient()
                                .setBirthDateElement(new org.hl7.fhir.r4.model.DateType())
                                .addLink(new Patient.PatientLinkComponent())),
                entry(HTTPVerb.PUT, "Patient/x", new Organization()),
                entry(HTTPVerb.POST, "Medication", new org.hl7.fhir.r4.model.Medication()),
                entry(HTTPVerb.GET, "Patient/never", null))) {
            Bundle bundle = bundle(BundleType.TRANSACTION);
            add(bundle, HTTPVerb.POST, "Patient", Ehr.patient(mrn, "Half", "Hal"), urn());
            bundle.addEntry(bad);

            HttpResponse<String> answer = post(bundle);

            assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
            assertThat(FhirCalls.issue(answer).getExpression().get(0).getValue())
                    .startsWith("Bundle.entry[1]");
            assertThat(new Ehr(calls).search("Patient?identifier=" + mrn)).isEmpty();
        }
    }

    private static BundleEntryComponent entry(HTTPVerb method, String url, Resource resource) {
        return add(new Bundle(), method, url, resource, null);
    }

    @Test
    void refusesReferencesToNothingAndTheSameTwice() {
        Bundle dangling = bundle(BundleType.TRANSACTION);
        Patient patient = new Patient();
        patient.getManagingOrganization().setReference("urn:uuid:" + UUID.randomUUID());
        add(dangling, HTTPVerb.POST, "Patient", patient, urn());
        assertThat(post(dangling).body()).contains("No entry of the transaction has the fullUrl");

        String id = "twice-" + UUID.randomUUID();
        Bundle twice = bundle(BundleType.TRANSACTION);
        for (int i = 0; i < 2; i++) {
            Organization ward = new Organization().setName("Ward " + i);
            ward.setId(id);
            add(twice, HTTPVerb.PUT, "Organization/" + id, ward, null);
        }
        assertThat(post(twice).statusCode()).isEqualTo(400);
        assertThat(calls.get("/Organization/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesABundleOfTenThousandEntriesAndOneOfAnotherType() {
        Bundle many = bundle(BundleType.TRANSACTION);
        for (int i = 0; i < 10_000; i++) {
            add(many, HTTPVerb.POST, "Organization", new Organization().setName("o"), null);
        }
        refused(post(many), 413, "too-costly", null).contains("10000 entries");
        assertThat(post(bundle(BundleType.COLLECTION)).statusCode()).isIn(400, 422);
    }

    /** Whoever clears up does not know what is gone already. */
    @Test
    void takesTheDeletionOfWhatNeverWasForDone() {
        String mrn = UUID.randomUUID().toString();
        Bundle bundle = bundle(BundleType.TRANSACTION);
        add(bundle, HTTPVerb.DELETE, "Patient/never-" + mrn, null, null);
        add(bundle, HTTPVerb.POST, "Patient", Ehr.patient(mrn, "Clear", "Cleo"), null);

        Bundle answer = done(bundle);

        assertThat(answer.getEntry())
                .extracting(entry -> entry.getResponse().getStatus())
                .containsExactly("200 OK", "201 Created");
        assertThat(new Ehr(calls).search("Patient?identifier=" + mrn)).hasSize(1);
    }

    @Test
    void answersEachEntryOfABatchForItself() {
        String mrn = UUID.randomUUID().toString();
        Bundle bundle = bundle(BundleType.BATCH);
        add(bundle, HTTPVerb.POST, "Patient", Ehr.patient(mrn, "Batch", "Bo"), null);
        add(bundle, HTTPVerb.GET, "Patient/never", null, null);
        add(bundle, HTTPVerb.GET, "Patient?identifier=" + mrn, null, null);

        Bundle answer = done(bundle);

        assertThat(answer.getType()).isEqualTo(BundleType.BATCHRESPONSE);
        assertThat(answer.getEntry())
                .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
                .containsExactly("201", "404", "200");
        assertThat(answer.getEntry().get(1).getResponse().getOutcome()).isNotNull();
        assertThat(((Bundle) answer.getEntry().get(2).getResource()).getTotal()).isEqualTo(1);
    }

    @Test
    void refusesReferencesBetweenEntriesOfABatch() {
        String name = urn();
        String mrn = UUID.randomUUID().toString();
        Bundle bundle = bundle(BundleType.BATCH);
        add(bundle, HTTPVerb.POST, "Patient", Ehr.patient(mrn, "Apart", "Ada"), name);
        Observation weight = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        weight.getCode().setText("Weight");
        add(bundle, HTTPVerb.POST, "Observation", weight.setSubject(new Reference(name)), null);

        Bundle answer = done(bundle);

        assertThat(answer.getEntry())
                .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
                .containsExactly("201", "400");
        assertThat(FhirCalls.json(answer.getEntry().get(1).getResponse().getOutcome()))
                .contains("send a transaction");
    }

    @Test
    void showsOfReadsAndSearchesTheElementsThatWereAskedFor() {
        String mrn = UUID.randomUUID().toString();
        String id = new Ehr(calls).create(Ehr.patient(mrn, "Part", "Paul")).getIdPart();
        Bundle bundle = bundle(BundleType.BATCH);
        add(bundle, HTTPVerb.GET, "Patient/" + id + "?_elements=birthDate", null, null);
        add(bundle, HTTPVerb.GET, "Patient?identifier=" + mrn + "&_elements=birthDate", null, null);

        Bundle answer = done(bundle);

        Patient found = (Patient) ((Bundle) answer.getEntry().get(1).getResource())
                .getEntryFirstRep()
                .getResource();
        for (Patient shown : List.of((Patient) answer.getEntryFirstRep().getResource(), found)) {
            assertThat(shown.getIdElement().getIdPart()).isEqualTo(id);
            assertThat(shown.hasBirthDate()).isTrue();
            assertThat(shown.hasName()).isFalse();
            assertThat(shown.getMeta().getTag())
                    .extracting(tag -> tag.getCode())
                    .contains("SUBSETTED");
        }
    }
}
