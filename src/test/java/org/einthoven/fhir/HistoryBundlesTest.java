package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Bundle;
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
}
