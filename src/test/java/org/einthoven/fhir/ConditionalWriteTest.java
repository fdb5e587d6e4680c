package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

/** Updates and deletions by a condition, and by a version that the client saw (FHIR R4, 3.1.0.4 and 3.1.0.7). */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ConditionalWriteTest extends OverHttp {

    private final String mrn = UUID.randomUUID().toString();
    private final String condition = "/Patient?identifier=" + mrn;

    private Patient patient(String id) {
        Patient patient = Ehr.patient(mrn, "Where", "Wanda");
        patient.setId(id);
        return patient;
    }

    private HttpResponse<String> put(String path, Patient patient, String... headers) {
        return send("PUT", path, BodyPublishers.ofString(FhirCalls.json(patient)), headers);
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", FhirCalls.ehr(), "Content-Type", FhirCalls.JSON));
        all.addAll(List.of(headers));
        return calls.send(method, path, body, all.toArray(String[]::new));
    }

    @Test
    void createsUnderTheIdInTheBodyWhereNothingMatches() {
        String id = "own-" + mrn;

        HttpResponse<String> created = put(condition, patient(id));

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(FhirCalls.path(created)).isEqualTo("/Patient/" + id);
        assertThat(put(condition, patient(id)).statusCode()).isEqualTo(200);
        assertThat(put(condition, patient(null)).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAnIdInTheBodyThatIsNotThatOfTheMatch() {
        String id = "own-" + mrn;
        put(condition, patient(id));

        refused(put(condition, patient("other-" + mrn)), 400, "invalid", null)
                .contains("other-" + mrn)
                .contains(id);
        refused(put("/Patient?identifier=unknown-" + mrn, patient(id)), 409, "conflict", null)
                .contains("Patient/" + id + " is there already");

        assertThat(calls.get("/Patient/" + id + "/_history").body()).contains("\"versionId\":\"1\"");
        assertThat(calls.get("/Patient/other-" + mrn).statusCode()).isEqualTo(404);
    }

    @Test
    void passesOverParametersThatAreAboutTheAnswer() {
        assertThat(put(condition + "&_format=json&_pretty=true", patient(null)).statusCode())
                .isEqualTo(201);
        HttpResponse<String> deleted =
                send("DELETE", condition + "&_format=json&_elements=name", BodyPublishers.noBody());
        assertThat(deleted.body()).contains("1 deleted.");
        assertThat(send("DELETE", "/Patient?_format=json", BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesAConditionOnAnotherType() {
        HttpResponse<String> answer = send(
                "POST",
                "/Patient",
                BodyPublishers.ofString(FhirCalls.json(patient(null))),
                "If-None-Exist",
                "Observation?identifier=" + mrn);

        refused(answer, 400, "invalid", null).contains("Observation?identifier=");
        assertThat(new Ehr(calls).search("Patient?identifier=" + mrn)).isEmpty();
    }

    @Test
    void deletesByAConditionOnlyTheVersionThatTheClientSaw() {
        String path = FhirCalls.path(put(condition, patient(null)));

        HttpResponse<String> stale = send("DELETE", condition, BodyPublishers.noBody(), "If-Match", "W/\"7\"");

        refused(stale, 412, "conflict", null).contains("at version 1");
        assertThat(calls.get(path).statusCode()).isEqualTo(200);
        assertThat(send("DELETE", condition, BodyPublishers.noBody(), "If-Match", "W/\"1\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(calls.get(path).statusCode()).isEqualTo(410);
    }

    @Test
    void saysThatThereIsNothingOfTheVersionThatIsNamed() {
        String path = "/Patient/never-" + mrn;

        refused(put(path, patient("never-" + mrn), "If-Match", "W/\"3\""), 412, "conflict", null)
                .doesNotContain("version 0");
        refused(put(condition, patient(null), "If-Match", "W/\"3\""), 412, "conflict", null)
                .contains("no such resource");
    }

    @Test
    void saysOfWhatWasDeletedAndIsPutAgainThatItIsCreated() {
        String path = "/Patient/again-" + mrn;
        put(path, patient("again-" + mrn));
        send("DELETE", path, BodyPublishers.noBody());

        HttpResponse<String> again = put(path, patient("again-" + mrn));

        assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
        assertThat(again.headers().firstValue("Location").orElseThrow()).endsWith(path + "/_history/3");
        assertThat(calls.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void createsAndNeverOverwritesWhereTheClientSaysSo() {
        String path = "/Patient/once-" + mrn;
        String[] onlyNew = {"If-None-Match", "*"};

        assertThat(put(path, patient("once-" + mrn), onlyNew).statusCode()).isEqualTo(201);
        refused(put(path, patient("once-" + mrn), onlyNew), 412, "conflict", null)
                .contains("There is Patient/once-" + mrn + " already");
        refused(put(condition, patient(null), onlyNew), 412, "conflict", null).contains("already");
        send("DELETE", path, BodyPublishers.noBody());

        assertThat(put(path, patient("once-" + mrn), onlyNew).statusCode()).isEqualTo(201);
        assertThat(put(condition + "-other", patient(null), onlyNew).statusCode())
                .isEqualTo(201);
    }

    @Test
    void changesOnlyWhatStandsWhereTheClientSaysSo() {
        String path = "/Patient/stands-" + mrn;
        String[] anyVersion = {"If-Match", "*"};

        refused(put(path, patient("stands-" + mrn), anyVersion), 412, "conflict", null)
                .contains("no such resource");
        put(path, patient("stands-" + mrn));

        assertThat(put(path, patient("stands-" + mrn), anyVersion).statusCode()).isEqualTo(200);
        send("DELETE", path, BodyPublishers.noBody());
        refused(put(path, patient("stands-" + mrn), anyVersion), 412, "conflict", null)
                .contains("no such resource");
    }
}
