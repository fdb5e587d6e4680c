package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

/** Histories are Bundles that R4 allows. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HistoryBundlesTest extends OverHttp {

    @Test
    void areValidOfARecording() {
        String recording =
                FhirCalls.path(calls.post("/Observation", FhirCalls.JSON, Examples.text(Examples.THREE_LEADS)));

        Bundle history = FhirCalls.parse(Bundle.class, calls.get(recording + "/_history"));

        assertThat(history.getEntryFirstRep().getResponse().getStatus()).isEqualTo("201 Created");
        FhirValidation.assertValid(history);
    }

    @Test
    void areValidOfWhatWasChangedAndDeleted() {
        String path = FhirCalls.path(calls.post("/Patient", FhirCalls.JSON, "{\"resourceType\":\"Patient\"}"));
        calls.send(
                "PATCH",
                path,
                BodyPublishers.ofString("[{\"op\":\"add\",\"path\":\"/active\",\"value\":true}]"),
                "Content-Type",
                "application/json-patch+json",
                "Authorization",
                FhirCalls.ehr());
        calls.send("DELETE", path, BodyPublishers.noBody(), "Authorization", FhirCalls.ehr());

        Bundle history = FhirCalls.parse(Bundle.class, calls.get(path + "/_history"));

        assertThat(history.getEntry()).hasSize(3);
        FhirValidation.assertValid(history);
    }

    @Test
    void holdTheElementsThatWereAskedFor() {
        String path = threeVersions();

        Bundle history = FhirCalls.parse(Bundle.class, calls.get(path + "/_history?_elements=id"));

        assertThat(history.getEntry()).hasSize(3);
        assertThat(history.getEntryFirstRep().getResource().getIdPart())
                .isEqualTo(path.substring(path.lastIndexOf('/') + 1));
        assertThat(((Patient) history.getEntryFirstRep().getResource()).hasActive())
                .isFalse();
        assertThat(history.getLink("self").getUrl()).contains("_history");
    }

    @Test
    void sayHowManyVersionsThereAre() {
        String path = threeVersions();

        Bundle counted = FhirCalls.parse(Bundle.class, calls.get(path + "/_history?_summary=count"));
        Bundle page = FhirCalls.parse(Bundle.class, calls.get(path + "/_history?_count=1"));

        assertThat(counted.getTotal()).isEqualTo(3);
        assertThat(counted.getEntry()).isEmpty();
        assertThat(counted.getLink("self").getUrl()).endsWith(path + "/_history?_summary=count");
        assertThat(page.getTotal()).isEqualTo(3);
        assertThat(page.getEntry()).hasSize(1);
        assertThat(page.getLink("self").getUrl()).endsWith(path + "/_history?_count=1");
        assertThat(FhirCalls.parse(Bundle.class, calls.get("/Patient/_history?_summary=count"))
                        .getTotal())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void tellHowEachVersionCameToBe() {
        Patient patient = new Patient();
        patient.setId("Patient/" + UUID.randomUUID());
        calls.client("ehr").update().resource(patient).execute();
        calls.client("ehr").update().resource(patient.setActive(true)).execute();
        calls.client("ehr").delete().resourceById(patient.getIdElement()).execute();

        List<BundleEntryComponent> entries = FhirCalls.parse(
                        Bundle.class, calls.get("/" + patient.getId() + "/_history"))
                .getEntry();

        assertThat(entries)
                .extracting(entry -> entry.getRequest().getMethod())
                .containsExactly(HTTPVerb.DELETE, HTTPVerb.PUT, HTTPVerb.PUT);
        assertThat(entries).extracting(entry -> entry.getRequest().getUrl()).containsOnly(patient.getId());
        assertThat(entries)
                .extracting(entry -> entry.getResponse().getStatus())
                .containsExactly("200 OK", "200 OK", "201 Created");
        assertThat(entries).allSatisfy(entry -> assertThat(entry.getResponse().getLastModified())
                .isCloseTo(new Date(), 60_000));
    }

    @Test
    void showWhatWasCurrentAtATime() {
        String path = threeVersions();
        Bundle all = FhirCalls.parse(Bundle.class, calls.get(path + "/_history"));
        String first = lastUpdated(all, 2);
        String second = lastUpdated(all, 1);

        assertThat(versions(calls.get(path + "/_history?_at=" + second))).containsExactly("2");
        assertThat(versions(calls.get(path + "/_history?_at=" + first.substring(0, 4))))
                .containsExactly("3", "2", "1");
        assertThat(versions(calls.get(path + "/_history?_at=1990"))).isEmpty();
    }

    private String threeVersions() {
        String path = FhirCalls.path(calls.post("/Patient", FhirCalls.JSON, "{\"resourceType\":\"Patient\"}"));
        for (boolean active : new boolean[] {true, false}) {
            Patient patient = new Patient().setActive(active);
            patient.setId(path.substring(1));
            calls.client("ehr").update().resource(patient).execute();
        }
        return path;
    }

    private static String lastUpdated(Bundle history, int entry) {
        return history.getEntry()
                .get(entry)
                .getResource()
                .getMeta()
                .getLastUpdatedElement()
                .getValueAsString()
                .replace("+", "%2B");
    }

    private static List<String> versions(HttpResponse<String> history) {
        return FhirCalls.parse(Bundle.class, history).getEntry().stream()
                .map(entry -> entry.getResource().getMeta().getVersionId())
                .toList();
    }
}
