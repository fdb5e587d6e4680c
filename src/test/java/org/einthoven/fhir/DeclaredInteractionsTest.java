package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.junit.jupiter.api.Test;

/** Every interaction with every type that the CapabilityStatement declares is done, one after the other. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DeclaredInteractionsTest extends OverHttp {

    private CapabilityStatement statement() {
        return FhirCalls.parse(CapabilityStatement.class, calls.get("/metadata"));
    }

    /** The least that is kept of each type. */
    private static final Map<String, String> LEAST = Map.ofEntries(
            Map.entry("Binary", "\"contentType\":\"text/plain\",\"data\":\"YQ==\""),
            Map.entry("Device", "\"status\":\"active\""),
            Map.entry("DiagnosticReport", "\"status\":\"final\",\"code\":{\"text\":\"a\"}"),
            Map.entry("Encounter", "\"status\":\"planned\",\"class\":{\"code\":\"AMB\"}"),
            Map.entry("Observation", "\"status\":\"final\",\"code\":{\"text\":\"a\"}"),
            Map.entry("Organization", "\"name\":\"a\""),
            Map.entry("Patient", "\"active\":true"),
            Map.entry("Practitioner", "\"active\":true"),
            Map.entry(
                    "Provenance",
                    "\"recorded\":\"2026-01-01T00:00:00Z\",\"target\":[{\"display\":\"a\"}],\"agent\":[{\"who\":{\"display\":\"b\"}}]"),
            Map.entry("ServiceRequest", "\"status\":\"active\",\"intent\":\"order\",\"subject\":{\"display\":\"a\"}"),
            Map.entry(
                    "Subscription",
                    "\"status\":\"off\",\"reason\":\"a\",\"criteria\":\"Patient?\",\"channel\":{\"type\":\"rest-hook\",\"endpoint\":\"http://127.0.0.1:1/\"}"),
            Map.entry("Task", "\"status\":\"requested\",\"intent\":\"order\""),
            Map.entry("ValueSet", "\"status\":\"draft\""));

    @Test
    void doesEveryInteractionThatItDeclares() {
        ConformanceTest.interactions(statement()).forEach((type, interactions) -> {
            String id = LEAST.containsKey(type) ? UUID.randomUUID().toString() : published(type);
            for (String interaction : ORDER) {
                if (interactions.contains(interaction)) {
                    HttpResponse<String> answer = done(interaction, type, id);
                    assertThat(answer.statusCode())
                            .as(interaction + " of " + type + ": " + answer.body())
                            .isEqualTo(interaction.equals("update") || interaction.equals("create") ? 201 : 200);
                }
            }
        });
        assertThat(ConformanceTest.interactions(statement()).values().stream().flatMap(Set::stream))
                .as("nothing is declared that is not tried")
                .allMatch(ORDER::contains);
        assertThat(calls.get("/_history").statusCode()).isEqualTo(200);
    }

    /** What is needed by what comes after stands before. */
    private static final List<String> ORDER = List.of(
            "update", "create", "read", "vread", "patch", "history-instance", "history-type", "search-type", "delete");

    /** The id of something that the server itself publishes. */
    private String published(String type) {
        if (type.equals("OperationDefinition")) {
            return operations().findFirst().orElseThrow().replaceFirst(".*/", "");
        }
        Bundle found = FhirCalls.parse(Bundle.class, as(type, "GET", "/" + type + "?_count=1", ""));
        return found.getEntryFirstRep().getResource().getIdElement().getIdPart();
    }

    /** Where those are described that are the server's own. */
    private Stream<String> operations() {
        CapabilityStatement statement = statement();
        return Stream.concat(
                        statement.getRestFirstRep().getOperation().stream(),
                        statement.getRestFirstRep().getResource().stream()
                                .flatMap(resource -> resource.getOperation().stream()))
                .map(operation -> operation.getDefinition())
                .filter(definition -> definition.startsWith(url.toString()))
                .distinct();
    }

    private HttpResponse<String> done(String interaction, String type, String id) {
        String whole = "/" + type;
        String one = whole + "/" + id;
        String body = "{\"resourceType\":\"" + type + "\"," + LEAST.get(type) + "}";
        return switch (interaction) {
            case "create" -> as(type, "POST", whole, body);
            case "update" -> as(type, "PUT", one, body.replaceFirst("\\{", "{\"id\":\"" + id + "\","));
            case "patch" ->
                calls.send(
                        "PATCH",
                        one,
                        BodyPublishers.ofString("[{\"op\":\"add\",\"path\":\"/language\",\"value\":\"en\"}]"),
                        "Content-Type",
                        "application/json-patch+json",
                        "Authorization",
                        FhirCalls.ehr());
            case "delete" -> as(type, "DELETE", one, "");
            case "vread" -> as(type, "GET", one + "/_history/1", "");
            case "history-instance" -> as(type, "GET", one + "/_history", "");
            case "history-type" -> as(type, "GET", whole + "/_history", "");
            case "search-type" -> as(type, "GET", whole, "");
            default -> as(type, "GET", one, "");
        };
    }

    private HttpResponse<String> as(String type, String method, String path, String body) {
        String account = type.equals("AuditEvent") ? "admin" : "ehr";
        return calls.send(
                method,
                path,
                BodyPublishers.ofString(body),
                "Content-Type",
                FhirCalls.JSON,
                "Authorization",
                FhirCalls.basic(account, account));
    }

    @Test
    void describesEveryOperationThatItDeclares() {
        assertThat(operations()).isNotEmpty();
        operations().forEach(definition -> assertThat(
                        calls.get(definition.substring(url.toString().length())).statusCode())
                .as(definition)
                .isEqualTo(200));
    }
}
