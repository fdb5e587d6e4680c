package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.TestDatabase;
import org.einthoven.archive.RecordingReader;
import org.einthoven.fhir.store.StoredTypes;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceInteractionComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The CapabilityStatement tells the truth: what it declares works, what it does not declare is refused. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ConformanceTest {

    private static final String NOBODY = "0191f2a0-0000-7000-8000-00000000dead";

    /** A value that each kind of search parameter takes. */
    private static final Map<String, String> VALUES = Map.of(
            "token",
            "a",
            "date",
            "ge2026-01-01",
            "reference",
            NOBODY,
            "string",
            "a",
            "uri",
            "http://example.org/none",
            "quantity",
            "ge5",
            "number",
            "5",
            "composite",
            "a$5",
            "Observation?code-value-date",
            "a$2020",
            "AuditEvent?entity",
            "DiagnosticReport/" + NOBODY);

    @TestHTTPResource("/fhir")
    URL url;

    private FhirCalls calls;

    @BeforeEach
    void readWithoutModels() {
        QuarkusMock.installMockForType(new MadeReader(), RecordingReader.class);
        calls = new FhirCalls(url.toString());
    }

    private CapabilityStatement statement() {
        HttpResponse<String> answer = calls.send("GET", "/metadata", BodyPublishers.noBody());
        assertThat(answer.statusCode()).isEqualTo(200);
        return FhirCalls.parse(CapabilityStatement.class, answer);
    }

    @Test
    void tellsWhoeverAsksWhatItCanDo() {
        CapabilityStatement statement = statement();

        FhirValidation.assertValid(statement);
        assertThat(statement.getFhirVersion().toCode()).isEqualTo("4.0.1");
        Set<String> all = Set.of(
                "create",
                "read",
                "vread",
                "update",
                "patch",
                "delete",
                "history-instance",
                "history-type",
                "search-type");
        assertThat(interactions(statement))
                .containsAllEntriesOf(StoredTypes.ALL.stream().collect(Collectors.toMap(type -> type, type -> all)));
        assertThat(StoredTypes.PUBLISHED)
                .allSatisfy(type -> assertThat(interactions(statement).get(type))
                        .containsExactlyInAnyOrder("read", "vread", "history-instance", "history-type", "search-type"));
        assertThat(statement.getRestFirstRep().getInteraction())
                .extracting(interaction -> interaction.getCode().toCode())
                .containsExactlyInAnyOrder("transaction", "batch", "history-system");
    }

    static Map<String, Set<String>> interactions(CapabilityStatement statement) {
        return statement.getRestFirstRep().getResource().stream()
                .collect(Collectors.toMap(
                        CapabilityStatementRestResourceComponent::getType,
                        resource -> resource.getInteraction().stream()
                                .map(ResourceInteractionComponent::getCode)
                                .map(TypeRestfulInteraction::toCode)
                                .collect(Collectors.toSet())));
    }

    @Test
    void answersEverySearchParameterThatItDeclares() {
        for (CapabilityStatementRestResourceComponent resource :
                statement().getRestFirstRep().getResource()) {
            resource.getSearchParam().forEach(parameter -> {
                String name = resource.getType() + "?" + parameter.getName();
                String question = "/" + name + "="
                        + VALUES.getOrDefault(
                                name, VALUES.get(parameter.getType().toCode()));
                String account = resource.getType().equals("AuditEvent") ? "admin" : "ehr";
                HttpResponse<String> answer = calls.send(
                        "GET", question, BodyPublishers.noBody(), "Authorization", FhirCalls.basic(account, account));
                assertThat(answer.statusCode())
                        .as(question + " " + answer.body())
                        .isEqualTo(200);
                Bundle found = FhirCalls.parse(Bundle.class, answer);
                assertThat(found.getType()).as(question).isEqualTo(BundleType.SEARCHSET);
                assertThat(found.getLink("self").getUrl())
                        .as("what was understood of " + question)
                        .contains(parameter.getName() + "=");
            });
        }
    }

    @Test
    void bringsAlongWhateverItDeclares() {
        for (CapabilityStatementRestResourceComponent resource :
                statement().getRestFirstRep().getResource()) {
            String type = "/" + resource.getType();
            Stream.concat(
                            resource.getSearchInclude().stream().map(include -> type + "?_include=" + include),
                            resource.getSearchRevInclude().stream().map(include -> type + "?_revinclude=" + include))
                    .forEach(question -> assertThat(
                                    calls.get(question + "&_count=1").statusCode())
                            .as(question)
                            .isEqualTo(200));
        }
    }

    @Test
    void declaresParametersAsR4DefinesThem() {
        CapabilityStatementRestResourceComponent trail = statement().getRestFirstRep().getResource().stream()
                .filter(resource -> resource.getType().equals("AuditEvent"))
                .findFirst()
                .orElseThrow();

        assertThat(trail.getSearchParam())
                .extracting(parameter ->
                        parameter.getName() + " " + parameter.getType().toCode())
                .contains("_id token", "date date", "entity reference")
                .noneMatch(parameter -> parameter.startsWith("page-after"));
        assertThat(trail.getSearchInclude()).isEmpty();
        assertThat(trail.getSearchRevInclude()).isEmpty();
    }

    @Test
    void declaresTheFormsThatItSpeaks() {
        assertThat(statement().getFormat())
                .extracting(format -> format.getCode())
                .contains("application/fhir+json", "application/fhir+xml")
                .allSatisfy(format -> assertThat(calls.get("/metadata?_format=" + format.replace("+", "%2B"))
                                .statusCode())
                        .as(format)
                        .isEqualTo(200));
        assertThat(statement().getPatchFormat()).hasSize(3);
    }

    @Test
    void declaresWhatIsDoneOnCondition() {
        assertThat(statement().getRestFirstRep().getResource())
                .filteredOn(resource -> StoredTypes.ALL.contains(resource.getType()))
                .allSatisfy(resource -> {
                    assertThat(resource.getConditionalCreate()).isTrue();
                    assertThat(resource.getConditionalUpdate()).isTrue();
                    assertThat(resource.getUpdateCreate()).isTrue();
                });
    }

    @Test
    void declaresTheSearchesThatAnEhrNeeds() {
        Map<String, Set<String>> parameters = statement().getRestFirstRep().getResource().stream()
                .collect(Collectors.toMap(
                        CapabilityStatementRestResourceComponent::getType,
                        resource -> resource.getSearchParam().stream()
                                .map(parameter -> parameter.getName())
                                .collect(Collectors.toSet())));

        assertThat(parameters.get("DiagnosticReport"))
                .contains("patient", "code", "date", "status", "result", "_id", "_lastUpdated");
        assertThat(parameters.get("Observation"))
                .contains("identifier", "patient", "code", "date", "status", "derived-from", "_id", "_lastUpdated");
        assertThat(parameters.get("Patient")).contains("identifier", "name");
    }

    @Test
    void describesTheOperationThatReadsWithoutStoring() {
        var operation = statement().getRestFirstRep().getResource().stream()
                .filter(resource -> resource.getType().equals("Observation"))
                .flatMap(resource -> resource.getOperation().stream())
                .filter(declared -> declared.getName().equals("analyze"))
                .findFirst()
                .orElseThrow();

        HttpResponse<String> definition = calls.get(
                operation.getDefinition().substring(operation.getDefinition().indexOf("/OperationDefinition")));

        assertThat(FhirCalls.parse(OperationDefinition.class, definition).getCode())
                .isEqualTo("analyze");
        assertThat(calls.post("/Observation/$analyze", FhirCalls.JSON, Examples.text(Examples.PLETH))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void declaresThatEveryTypeIsValidated() {
        assertThat(statement().getRestFirstRep().getResource())
                .filteredOn(resource -> !resource.getType().equals("OperationDefinition"))
                .allSatisfy(resource -> assertThat(resource.getOperation())
                        .extracting(operation -> operation.getName())
                        .contains("validate"));
    }

    @Test
    void readsWhatWasCreatedUnderItsLocation() {
        HttpResponse<String> created = calls.post("/Observation", FhirCalls.JSON, Examples.text(Examples.THREE_LEADS));
        String path = FhirCalls.path(created);

        assertThat(calls.get(path + "/_history/1").statusCode()).isEqualTo(200);
        assertThat(calls.get(path + "/_history/2").statusCode()).isEqualTo(404);
        assertThat(calls.get(path).headers().firstValue("ETag")).contains("W/\"1\"");
        assertThat(calls.get(path).headers().firstValue("Last-Modified")).isPresent();
    }

    @Test
    void keepsEveryVersionOfAPatient() {
        HttpResponse<String> created = calls.post(
                "/Patient", FhirCalls.JSON, "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Before\"}]}");
        String path = FhirCalls.path(created);
        String id = path.substring("/Patient/".length());
        HttpResponse<String> updated = calls.send(
                "PUT",
                path,
                BodyPublishers.ofString(
                        "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"name\":[{\"family\":\"After\"}]}"),
                "Content-Type",
                FhirCalls.JSON,
                "Authorization",
                FhirCalls.ehr());

        assertThat(updated.statusCode()).isEqualTo(200);
        assertThat(calls.get(path).body()).contains("After").doesNotContain("Before");
        assertThat(calls.get(path + "/_history/1").body()).contains("Before").contains("\"versionId\":\"1\"");
        assertThat(calls.get(path + "/_history/2").body()).contains("After");
        assertThat(calls.get(path + "/_history/3").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"return=minimal,''", "return=representation,Observation", "return=OperationOutcome,OperationOutcome"})
    void answersACreateAsThePreferHeaderAsks(String prefer, String type) {
        HttpResponse<String> answer = calls.send(
                "POST",
                "/Observation",
                BodyPublishers.ofString(Examples.text(Examples.WATCH)),
                "Content-Type",
                FhirCalls.JSON,
                "Prefer",
                prefer,
                "Authorization",
                FhirCalls.ehr());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).isPresent();
        if (type.isEmpty()) {
            assertThat(answer.body()).isEmpty();
        } else {
            assertThat(answer.body()).startsWith("{\"resourceType\":\"" + type + "\"");
        }
    }

    @Test
    void refusesARepresentationThatItCannotMake() {
        HttpResponse<String> refused = calls.get("/Patient?_format=application/pdf");
        assertThat(refused.statusCode()).isEqualTo(406);
        assertThat(FhirCalls.issue(refused).getCode().toCode()).isEqualTo("not-supported");
        assertThat(calls.get("/Patient?_format=application/fhir+json").statusCode())
                .isEqualTo(200);
        assertThat(calls.get("/Patient?_format=xml").headers().firstValue("Content-Type"))
                .hasValueSatisfying(mediaType -> assertThat(mediaType).startsWith("application/fhir+xml"));
    }

    @Test
    void saysThatResourcesGoOutAndComeInInBulk() {
        JsonNode statement = BulkJobs.json(calls.get("/metadata").body());

        assertThat(statement.at("/instantiates/0").textValue())
                .isEqualTo("http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data");
        assertThat(statement.at("/rest/0/operation").findValuesAsText("name")).contains("export", "import");
        assertThat(statement.toString()).contains("http://hl7.org/fhir/uv/bulkdata/OperationDefinition/patient-export");
    }

    @Test
    void namesItselfAsTheClientDoes() {
        for (String host : List.of("localhost", "127.0.0.1")) {
            String base = url.toString().replaceFirst("//[^:/]+", "//" + host);

            CapabilityStatement statement =
                    FhirCalls.parse(CapabilityStatement.class, new FhirCalls(base).get("/metadata"));

            assertThat(statement.getImplementation().getUrl()).startsWith(base);
        }
    }
}
