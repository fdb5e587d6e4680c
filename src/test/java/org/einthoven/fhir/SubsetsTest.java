package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of resources, in which stays what must be there. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SubsetsTest extends OverHttp {

    private final String number = UUID.randomUUID().toString();
    private String path;

    @BeforeEach
    void storeAnObservation() {
        path = FhirCalls.path(calls.post(
                "/Observation",
                FhirCalls.JSON,
                """
                        {"resourceType":"Observation","status":"final","code":{"text":"Heart rate"},
                        "text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">72</div>"},
                        "identifier":[{"value":"%s"}],"valueQuantity":{"value":72}}"""
                        .formatted(number)));
    }

    @Test
    void areOfATextFhirAndNotHtml() {
        HttpResponse<String> answer = calls.get(path + "?_summary=text");

        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith(FhirCalls.JSON));
        assertThat(answer.body())
                .contains("\"id\"", "\"meta\"", "\"text\"", "\"status\":\"final\"", "Heart rate", "SUBSETTED")
                .doesNotContain("valueQuantity", "identifier");
    }

    @Test
    void haveTheElementsThatWereAskedForAndThoseThatMustBeThere() {
        String read = calls.get(path + "?_elements=value").body();
        HttpResponse<String> found = calls.get("/Observation?_elements=value&identifier=" + number);

        assertThat(read).contains("\"valueQuantity\"", "\"status\":\"final\"", "Heart rate", "SUBSETTED");
        assertThat(read).doesNotContain("identifier", "\"text\":{\"status\"");
        assertThat(found.body())
                .contains("\"valueQuantity\"", "\"status\":\"final\"", "Heart rate")
                .contains("_elements=value&identifier=" + number)
                .doesNotContain("\"identifier\"");
    }

    @Test
    void overwriteNoWhole() {
        String part = calls.get(path + "?_elements=value").body();

        HttpResponse<String> answer = calls.send(
                "PUT",
                path,
                BodyPublishers.ofString(part),
                "Content-Type",
                FhirCalls.JSON,
                "Authorization",
                FhirCalls.ehr());

        refused(answer, 422, "business-rule", null).contains("SUBSETTED");
        assertThat(calls.get(path).body()).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_summary=foo", "_pretty=perhaps"})
    void areRefusedWhereTheyAreNone(String parameter) {
        refused(calls.get(path + "?" + parameter), 400, "invalid", null).contains("cannot be read as the value of");
    }
}
