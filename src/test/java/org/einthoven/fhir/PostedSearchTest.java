package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches by POST: a form in the body, parameters in the address, or both (FHIR R4, 3.1.1.2). */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PostedSearchTest extends OverHttp {

    private static final String FORM = "application/x-www-form-urlencoded";

    private String storeAPatient() {
        String family = "Posted-" + UUID.randomUUID();
        for (String gender : new String[] {"male", "female"}) {
            calls.post(
                    "/Patient",
                    FhirCalls.JSON,
                    "{\"resourceType\":\"Patient\",\"gender\":\"" + gender + "\",\"name\":[{\"family\":\"" + family
                            + "\"}]}");
        }
        return family;
    }

    @Test
    void takesParametersFromTheFormAndTheAddress() {
        String family = storeAPatient();

        assertThat(total(calls.post("/Patient/_search", FORM, "gender=male&family=" + family)))
                .isEqualTo(1);
        assertThat(total(calls.post("/Patient/_search?gender=male", FORM, "family=" + family)))
                .isEqualTo(1);
        assertThat(total(calls.post("/Patient/_search?family=" + family, FORM, "")))
                .isEqualTo(2);
    }

    @Test
    void needsNeitherFormNorType() {
        String family = storeAPatient();
        RawHttp raw = new RawHttp(url);

        RawHttp.Answer empty =
                raw.send("POST /fhir/Patient/_search?family=" + family, "Content-Length: 0\r\n", new byte[0]);
        RawHttp.Answer nothing = raw.send("POST /fhir/Patient/_search?family=" + family, "", new byte[0]);

        assertThat(empty.status()).as(empty.text()).isEqualTo(200);
        assertThat(empty.text()).contains("\"total\":2");
        assertThat(nothing.text()).contains("\"total\":2");
    }

    /** What is no form would be left out, and everybody found. */
    @ParameterizedTest
    @ValueSource(strings = {FhirCalls.JSON, "application/json", "application/fhir+xml"})
    void refusesABodyThatIsNoForm(String type) {
        refused(calls.post("/Patient/_search", type, "{\"gender\":\"male\"}"), 415, "not-supported", null)
                .contains("application/x-www-form-urlencoded")
                .endsWith("not as " + type + ".");
    }

    @Test
    void refusesABodyOfNoType() {
        RawHttp.Answer answer =
                new RawHttp(url).send("POST /fhir/Patient/_search", "Content-Length: 11\r\n", "gender=male".getBytes());

        assertThat(answer.status()).as(answer.text()).isEqualTo(415);
    }

    private static int total(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return FhirCalls.parse(Bundle.class, answer).getTotal();
    }
}
