package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a transaction may write, judged by what would stand in the end, also where several come at once. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TransactionOutcomeTest extends BundleCalls {

    private static Patient patient(String id) {
        Patient patient = new Patient().setActive(true);
        patient.setId(id);
        return patient;
    }

    private static Patient linked(String id, String other) {
        Patient patient = patient(id);
        patient.addLink().setType(Patient.LinkType.REFER).setOther(new Reference("Patient/" + other));
        return patient;
    }

    private static Encounter visit(String id, String patient) {
        Encounter visit = new Encounter().setStatus(Encounter.EncounterStatus.PLANNED);
        visit.getClass_().setCode("AMB");
        visit.setId(id);
        return patient == null ? visit : visit.setSubject(new Reference("Patient/" + patient));
    }

    private static BundleEntryComponent put(Bundle bundle, Resource resource) {
        return add(bundle, HTTPVerb.PUT, resource.fhirType() + "/" + resource.getIdPart(), resource, null);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private int status(String path) {
        return calls.get(path).statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_elements=name", "_summary=count", "_summary=true"})
    void tellsWhatCameOfEachEntryWhateverOfResourcesIsWanted(String parts) {
        Bundle bundle = bundle(BundleType.TRANSACTION);
        put(bundle, patient(id()));

        HttpResponse<String> answer = calls.post("?" + parts, FhirCalls.JSON, FhirCalls.json(bundle));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(FhirCalls.parse(Bundle.class, answer)
                        .getEntryFirstRep()
                        .getResponse()
                        .getLocation())
                .contains("/_history/1");
    }

    @Test
    void overwritesNothingThatAClientMeansToCreate() {
        String known = id();
        Bundle made = bundle(BundleType.TRANSACTION);
        put(made, patient(known)).getRequest().setIfNoneMatch("*");
        done(made);

        HttpResponse<String> answer = post(made);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(412);
        assertThat(calls.get("/Patient/" + known).body()).contains("\"versionId\":\"1\"");
    }

    @Test
    void deletesTogetherWhatRefersToEachOther() {
        String a = id();
        String b = id();
        Bundle made = bundle(BundleType.TRANSACTION);
        put(made, linked(a, b));
        put(made, linked(b, a));
        done(made);
        Bundle bundle = bundle(BundleType.TRANSACTION);
        add(bundle, HTTPVerb.DELETE, "Patient/" + a, null, null);
        add(bundle, HTTPVerb.DELETE, "Patient/" + b, null, null);

        done(bundle);

        assertThat(status("/Patient/" + a)).isEqualTo(410);
        assertThat(status("/Patient/" + b)).isEqualTo(410);
    }

    @Test
    void deletesAPatientWhoseVisitIsDeletedOrLeadsElsewhereAfterwards() {
        String gone = id();
        String kept = id();
        String patient = id();
        Bundle made = bundle(BundleType.TRANSACTION);
        put(made, patient(patient));
        put(made, visit(gone, patient));
        put(made, visit(kept, patient));
        done(made);
        Bundle bundle = bundle(BundleType.TRANSACTION);
        add(bundle, HTTPVerb.DELETE, "Patient/" + patient, null, null);
        add(bundle, HTTPVerb.DELETE, "Encounter/" + gone, null, null);
        refused(post(bundle), 409, "conflict", "Bundle.entry[0]").contains("other resources refer to it");
        assertThat(status("/Encounter/" + gone)).isEqualTo(200);

        put(bundle, visit(kept, null));
        done(bundle);

        assertThat(status("/Patient/" + patient)).isEqualTo(410);
        assertThat(status("/Encounter/" + kept)).isEqualTo(200);
    }

    @Test
    void refusesToDeleteWhatTheSameTransactionComesToReferTo() {
        String patient = id();
        Bundle made = bundle(BundleType.TRANSACTION);
        put(made, patient(patient));
        done(made);
        Bundle bundle = bundle(BundleType.TRANSACTION);
        put(bundle, visit(id(), patient));
        add(bundle, HTTPVerb.DELETE, "Patient/" + patient, null, null);

        refused(post(bundle), 409, "conflict", "Bundle.entry[1]").contains("other resources refer to it");

        assertThat(status("/Patient/" + patient)).isEqualTo(200);
    }

    @Test
    void createsByAConditionalUpdateUnderANameThatOthersReferTo() {
        String mrn = id();
        String name = urn();
        Bundle bundle = bundle(BundleType.TRANSACTION);
        add(bundle, HTTPVerb.PUT, "Patient?identifier=" + mrn, Ehr.patient(mrn, "Upsert", "Uma"), name);
        Encounter visit = visit(null, null).setSubject(new Reference(name));
        add(bundle, HTTPVerb.POST, "Encounter", visit, urn());

        Bundle answer = done(bundle);
        Bundle again = done(bundle);

        assertThat(answer.getEntryFirstRep().getResponse().getStatus()).isEqualTo("201 Created");
        assertThat(again.getEntryFirstRep().getResponse().getStatus()).isEqualTo("200 OK");
        assertThat(reference(again, 0)).isEqualTo(reference(answer, 0));
        assertThat(FhirCalls.parse(Encounter.class, calls.get("/" + reference(again, 1)))
                        .getSubject()
                        .getReference())
                .isEqualTo(reference(answer, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRANSACTION", "BATCH"})
    void refusesAnotherIdInTheBodyThanInTheAddress(BundleType type) {
        for (String stated : new String[] {"bbb", null}) {
            Bundle bundle = bundle(type);
            add(bundle, HTTPVerb.PUT, "Patient/aaa", patient(stated), "http://ehr.example.org/Patient/aaa");

            HttpResponse<String> answer = post(bundle);

            assertThat(answer.body()).contains("The id in the body is " + (stated == null ? "missing" : stated));
            assertThat(answer.statusCode()).isEqualTo(type == BundleType.BATCH ? 200 : 400);
            assertThat(status("/Patient/aaa")).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[{\"resource\":{\"resourceType\":\"Patient\"}}];Bundle.entry[0].request.method",
                "[{\"request\":{\"method\":\"GET\",\"url\":\"Patient\"}},null];Bundle.entry[1].request.method",
                "[{\"request\":{\"method\":\"POST\",\"url\":\"Patient/zz\"},\"resource\":{\"resourceType\":\"Patient\"}}];"
                        + "Bundle.entry[0]"
            })
    void refusesEntriesThatAskForNothingPossible(String entries, String expression) {
        HttpResponse<String> answer = calls.post(
                "", FhirCalls.JSON, "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":" + entries + "}");

        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 405);
        assertThat(FhirCalls.issue(answer).getExpression()).singleElement().hasToString(expression);
    }

    @Test
    void refusesAConditionalDeletionAndAnUpdateOfOneResource() {
        String mrn = id();
        Patient there = Ehr.patient(mrn, "Both", "Bob");
        there.setId(mrn);
        Bundle made = bundle(BundleType.TRANSACTION);
        put(made, there);
        done(made);
        Bundle bundle = bundle(BundleType.TRANSACTION);
        add(bundle, HTTPVerb.DELETE, "Patient?identifier=" + mrn, null, null);
        put(bundle, there);

        refused(post(bundle), 400, "duplicate", "Bundle.entry[1]")
                .contains("Patient/" + mrn + " is in the transaction");

        bundle.getEntry().remove(1);
        done(bundle);
        assertThat(status("/Patient/" + mrn)).isEqualTo(410);
    }

    @Test
    void waitsForOthersThatWriteTheSameInAnotherOrder() throws ExecutionException, InterruptedException {
        String a = id();
        String b = id();
        try (Crossing crossing = new Crossing()) {
            for (int round = 0; round < 10; round++) {
                String mrn = id();
                crossing.send(updates(a, b, mrn));
                crossing.send(updates(b, a, mrn));
                crossing.send(updates(a, b, mrn));
            }
            for (HttpResponse<String> answer : crossing.answers()) {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            }
        }
    }

    /** Of two patients by id, and of two by a condition, in this order. */
    private static Bundle updates(String first, String second, String mrn) {
        Bundle bundle = bundle(BundleType.TRANSACTION);
        put(bundle, patient(first));
        put(bundle, patient(second));
        for (String id : List.of(first, second)) {
            String own = mrn + id;
            add(bundle, HTTPVerb.POST, "Patient", Ehr.patient(own, "Cross", "Cleo"), urn())
                    .getRequest()
                    .setIfNoneExist("identifier=" + SYSTEM + "|" + own);
        }
        return bundle;
    }

    /** Sends several at a time. */
    private final class Crossing implements AutoCloseable {

        private final ExecutorService senders = Executors.newFixedThreadPool(6);
        private final List<Future<HttpResponse<String>>> sent = new ArrayList<>();

        void send(Bundle bundle) {
            sent.add(CompletableFuture.supplyAsync(() -> post(bundle), senders));
        }

        List<HttpResponse<String>> answers() throws ExecutionException, InterruptedException {
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : sent) {
                answers.add(answer.get());
            }
            return answers;
        }

        @Override
        public void close() {
            senders.shutdown();
        }
    }
}
