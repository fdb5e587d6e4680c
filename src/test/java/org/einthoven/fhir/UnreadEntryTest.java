package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An entry that is not FHIR: of a batch it alone is refused, of a transaction the whole (FHIR R4, 3.1.0.11.2). */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UnreadEntryTest extends OverHttp {

    private final String family = "Ü" + UUID.randomUUID();

    private String post(String patient) {
        return "{\"resource\":" + patient + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}";
    }

    private String right() {
        return post("{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"" + family + "\"}]}");
    }

    private static String bundle(String type, List<String> entries) {
        return "{\"entry\": [ " + String.join(" ,\n ", entries) + " ],\"resourceType\":\"Bundle\",\"type\":\"" + type
                + "\"}";
    }

    private int kept() {
        return new Ehr(calls).search("Patient?family:exact=" + family).size();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"resource\":{\"resourceType\":\"Patient\",\"gender\":[\"male\"]},\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}};"
                        + "Bundle.entry[1].resource.gender;It stands once",
                "{\"resource\":{\"resourceType\":\"Patient\",\"colour\":\"red\"},\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}};"
                        + "Bundle.entry[1].resource.colour;Unknown element",
                "{\"resource\":{\"resourceType\":\"Patient\",\"gender\":\"x\"},\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}};"
                        + "Bundle.entry[1].resource.gender;gender",
                "{\"resource\":{\"resourceType\":\"Patient\",\"birthDate\":\"today\"},\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}};"
                        + "Bundle.entry[1].resource.birthDate;today",
                "{\"resource\":{\"resourceType\":\"Patience\"},\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}};"
                        + "Bundle.entry[1];Patience",
                "{\"request\":{\"method\":\"FETCH\",\"url\":\"Patient\"}};Bundle.entry[1].request.method;FETCH",
                "{\"request\":5};Bundle.entry[1].request;as an object"
            })
    void isRefusedAloneInABatch(String wrong, String expression, String why) {
        HttpResponse<String> sent =
                calls.post("", FhirCalls.JSON, bundle("batch", List.of(right(), wrong, "{ } ", right())));

        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        Bundle answer = FhirCalls.parse(Bundle.class, sent);
        assertThat(answer.getEntry())
                .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
                .containsExactly("201", "400", "400", "201");
        OperationOutcome outcome =
                (OperationOutcome) answer.getEntry().get(1).getResponse().getOutcome();
        assertThat(outcome.getIssueFirstRep().getExpression()).singleElement().hasToString(expression);
        assertThat(outcome.getIssueFirstRep().getDiagnostics()).contains(why).doesNotContain("HAPI-");
        FhirValidation.assertValid(answer);
        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void refusesATransactionAsAWhole() {
        String wrong = post("{\"resourceType\":\"Patient\",\"gender\":[\"male\"]}");

        refused(
                calls.post("", FhirCalls.JSON, bundle("transaction", List.of(right(), wrong))),
                400,
                "structure",
                "Bundle.entry[1].resource.gender");
        assertThat(kept()).isZero();
    }

    @Test
    void refusesABatchThatIsNoneItself() {
        String sent = bundle("batch", List.of(right())).replace("\"type\"", "\"colour\":\"red\",\"type\"");

        refused(calls.post("", FhirCalls.JSON, sent), 400, "structure", "Bundle.colour");
        refused(
                calls.post(
                        "",
                        FhirCalls.JSON,
                        sent.replace("\"colour\":\"red\",", "").replace("]", "")),
                400,
                "structure",
                null);
        assertThat(kept()).isZero();
    }
}
