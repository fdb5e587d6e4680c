package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From its creation to its deletion, and what can be read of it afterwards: the interactions of FHIR R4 on one resource. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ResourceLifeTest extends OverHttp {

    private static final String SYSTEM = "http://example.org/number";

    private IGenericClient client;

    @BeforeEach
    void connect() {
        client = calls.client("ehr");
    }

    private static Organization organization(String number) {
        Organization organization = new Organization().setName("Ward of " + number);
        organization.addIdentifier().setSystem(SYSTEM).setValue(number);
        return organization;
    }

    private static String number() {
        return UUID.randomUUID().toString();
    }

    @Test
    void livesThroughVersionsAndLeavesItsHistory() {
        IdType id = Ehr.id(client.create().resource(organization(number())).execute());
        Organization read = client.read()
                .resource(Organization.class)
                .withId(id.getIdPart())
                .execute();
        assertThat(read.getMeta().getVersionId()).isEqualTo("1");
        client.update().resource(read.setName("Renamed")).execute();
        client.delete().resourceById(id).execute();

        HttpResponse<String> gone = calls.get("/" + id.getValue());
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(FhirCalls.issue(gone).getCode().toCode()).isEqualTo("deleted");
        assertThat(calls.get("/" + id.getValue() + "/_history/3").statusCode()).isEqualTo(410);
        assertThat(FhirCalls.parse(Organization.class, calls.get("/" + id.getValue() + "/_history/1"))
                        .getName())
                .startsWith("Ward of");
        Bundle history = FhirCalls.parse(Bundle.class, calls.get("/" + id.getValue() + "/_history"));
        FhirValidation.assertValid(history);
        assertThat(history.getEntry())
                .extracting(entry -> entry.getRequest().getMethod())
                .containsExactly(HTTPVerb.DELETE, HTTPVerb.PUT, HTTPVerb.POST);
        assertThat(history.getEntryFirstRep().hasResource()).isFalse();

        MethodOutcome again =
                client.update().resource(organization(number()).setId(id)).execute();
        assertThat(again.getId().getVersionIdPart()).isEqualTo("4");
        assertThat(calls.get("/" + id.getValue()).statusCode()).isEqualTo(200);
    }

    @Test
    void takesAnIdThatTheClientChose() {
        String id = "ward-" + number();
        HttpResponse<String> created = put(id, organization("1"));
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/Organization/" + id + "/_history/1"));

        assertThat(put(id, organization("2")).statusCode()).isEqualTo(200);
        assertThat(put("other-" + id, organization("3"), "If-Match", "W/\"1\"").statusCode())
                .isEqualTo(412);
        assertThat(calls.get("/Organization/other-" + id).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> put(String id, Resource resource, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", FhirCalls.JSON, "Authorization", FhirCalls.ehr()));
        all.addAll(List.of(headers));
        resource.setId(id);
        return calls.send(
                "PUT",
                "/" + resource.fhirType() + "/" + id,
                BodyPublishers.ofString(FhirCalls.json(resource)),
                all.toArray(String[]::new));
    }

    @Test
    void changesAndDeletesByAConditionThatFitsOne() {
        String number = number();
        String condition = "Organization?identifier=" + SYSTEM + "|" + number;
        MethodOutcome first = client.update()
                .resource(organization(number))
                .conditionalByUrl(condition)
                .execute();
        MethodOutcome second = client.update()
                .resource(organization(number).setName("By condition"))
                .conditionalByUrl(condition)
                .execute();
        assertThat(first.getCreated()).isTrue();
        assertThat(second.getId().getIdPart()).isEqualTo(first.getId().getIdPart());
        assertThat(second.getId().getVersionIdPart()).isEqualTo("2");

        client.create().resource(organization(number)).execute();
        HttpResponse<String> ambiguous = calls.send(
                "PUT",
                "/Organization?identifier=" + number,
                BodyPublishers.ofString(FhirCalls.json(organization(number))),
                "Content-Type",
                FhirCalls.JSON,
                "Authorization",
                FhirCalls.ehr());
        refused(ambiguous, 412, "multiple-matches", null).contains("fits more than one Organization");

        client.delete().resourceConditionalByUrl(condition).execute();
        assertThat(count("Organization?identifier=" + number)).isZero();
    }

    private int count(String query) {
        return FhirCalls.parse(Bundle.class, calls.get("/" + query + "&_summary=count"))
                .getTotal();
    }

    @Test
    void isNotDeletedWhileOthersReferToIt() {
        IdType organization =
                Ehr.id(client.create().resource(organization(number())).execute());
        Patient patient = new Patient();
        patient.getManagingOrganization().setReference(organization.getValue());
        IdType patientId = Ehr.id(client.create().resource(patient).execute());

        refused(delete(organization), 409, "conflict", null).contains("other resources refer to it");
        assertThat(delete(patientId).statusCode()).isIn(200, 204);
        assertThat(delete(organization).statusCode()).isIn(200, 204);
        assertThat(delete(organization).statusCode()).isIn(200, 204);
        HttpResponse<String> never = delete(new IdType("Organization/never"));
        assertThat(never.statusCode()).isEqualTo(200);
        assertThat(FhirCalls.issue(never).getDiagnostics()).isEqualTo("0 deleted.");
    }

    private HttpResponse<String> delete(IdType id) {
        return calls.send("DELETE", "/" + id.getValue(), BodyPublishers.noBody(), "Authorization", FhirCalls.ehr());
    }

    @Test
    void answersWithWhatTheClientPrefers() {
        MethodOutcome minimal = client.create()
                .resource(organization(number()))
                .prefer(PreferReturnEnum.MINIMAL)
                .execute();
        MethodOutcome whole = client.create()
                .resource(organization(number()))
                .prefer(PreferReturnEnum.REPRESENTATION)
                .execute();
        MethodOutcome told = client.create()
                .resource(organization(number()))
                .prefer(PreferReturnEnum.OPERATION_OUTCOME)
                .execute();

        assertThat(minimal.getResource()).isNull();
        assertThat(minimal.getOperationOutcome()).isNull();
        assertThat(((Organization) whole.getResource()).getMeta().getVersionId())
                .isEqualTo("1");
        assertThat(told.getOperationOutcome()).isNotNull();
    }

    @Test
    void tellsWhatAClientHasSeenAlready() {
        IdType id = Ehr.id(client.create().resource(organization(number())).execute());
        String path = "/" + id.getValue();
        String modified = calls.get(path).headers().firstValue("Last-Modified").orElseThrow();

        assertThat(calls.get(path, "If-None-Match", "W/\"1\"").statusCode()).isEqualTo(304);
        assertThat(calls.get(path, "If-None-Match", "W/\"2\"").statusCode()).isEqualTo(200);
        assertThat(calls.get(path, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
        assertThat(calls.get(path, "If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void isPatchedByJson() {
        IdType id = Ehr.id(client.create().resource(organization(number())).execute());
        String patch =
                """
                [{"op":"test","path":"/active","value":null},{"op":"add","path":"/active","value":true},\
                {"op":"replace","path":"/name","value":"Patched"}]""";

        HttpResponse<String> refused = patch(id, "application/json-patch+json", patch);
        HttpResponse<String> done = patch(
                id, "application/json-patch+json", "[{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"Patched\"}]");

        refused(refused, 422, "processing", null).startsWith("The patch cannot be applied");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        Organization read = FhirCalls.parse(Organization.class, calls.get("/" + id.getValue()));
        assertThat(read.getName()).isEqualTo("Patched");
        assertThat(read.getMeta().getVersionId()).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{}",
                "[{\"op\":\"replace\",\"path\":\"/colour\",\"value\":1}]",
                "[{\"op\":\"add\",\"path\":\"/colour\",\"value\":1}]",
                "[{\"op\":\"replace\",\"path\":\"/id\",\"value\":\"other\"}]",
                "[{\"op\":\"replace\",\"path\":\"/resourceType\",\"value\":\"Patient\"}]",
                "[{\"op\":\"remove\",\"path\":\"\"}]"
            })
    void staysAsItWasWhereAPatchIsNotOne(String patch) {
        IdType id = Ehr.id(client.create().resource(organization(number())).execute());

        HttpResponse<String> answer = patch(id, "application/json-patch+json", patch);

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
        assertThat(FhirCalls.issue(answer).getDiagnostics()).doesNotContain("Exception");
        assertThat(FhirCalls.parse(Organization.class, calls.get("/" + id.getValue()))
                        .getMeta()
                        .getVersionId())
                .isEqualTo("1");
    }

    private HttpResponse<String> patch(IdType id, String type, String body) {
        return calls.send(
                "PATCH",
                "/" + id.getValue(),
                BodyPublishers.ofString(body),
                "Content-Type",
                type,
                "Authorization",
                FhirCalls.ehr());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "add;Practitioner;active;valueBoolean;true;active = true",
                "replace;Practitioner.name[0].family;;valueString;Newman;name.family = 'Newman'",
                "replace;Practitioner.gender;;valueCode;female;gender = 'female'",
                "delete;Practitioner.birthDate;;;;birthDate.empty()",
                "delete;Practitioner.photo;;;;photo.empty()"
            })
    void isPatchedByFhirPath(String type, String path, String name, String valueName, String value, String after) {
        Practitioner practitioner = new Practitioner();
        practitioner.addName().setFamily("Oldman");
        practitioner.setGender(org.hl7.fhir.r4.model.Enumerations.AdministrativeGender.MALE);
        practitioner.getBirthDateElement().setValueAsString("1970");
        IdType id = Ehr.id(client.create().resource(practitioner).execute());
        String named = name == null ? "" : ",{\"name\":\"name\",\"valueString\":\"" + name + "\"}";
        String quote = "true".equals(value) ? "" : "\"";
        String valued =
                valueName == null ? "" : ",{\"name\":\"value\",\"" + valueName + "\":" + quote + value + quote + "}";

        HttpResponse<String> answer = patch(
                id,
                FhirCalls.JSON,
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                        + "{\"name\":\"type\",\"valueCode\":\"" + type + "\"},{\"name\":\"path\",\"valueString\":\""
                        + path
                        + "\"}" + named + valued + "]}]}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Practitioner read = FhirCalls.parse(Practitioner.class, calls.get("/" + id.getValue()));
        assertThat(ca.uhn.fhir.context.FhirContext.forR4Cached()
                        .newFhirPath()
                        .evaluateFirst(read, after, org.hl7.fhir.r4.model.BooleanType.class))
                .hasValueSatisfying(holds -> assertThat(holds.booleanValue()).isTrue());
    }

    @Test
    void pagesThroughTheHistoryOfATypeWithoutGapsOrRepeats() {
        String before = java.time.Instant.now().toString();
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(Ehr.id(client.create()
                            .resource(new Encounter()
                                    .setStatus(Encounter.EncounterStatus.PLANNED)
                                    .setClass_(new org.hl7.fhir.r4.model.Coding(
                                            "http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", null)))
                            .execute())
                    .getIdPart());
        }
        List<String> seen = new ArrayList<>();
        String next = "/Encounter/_history?_count=2&_since=" + before;
        while (next != null) {
            Bundle page = FhirCalls.parse(Bundle.class, calls.get(next));
            page.getEntry().stream()
                    .map(BundleEntryComponent::getResource)
                    .map(resource -> resource.getIdElement().getIdPart())
                    .forEach(seen::add);
            next = page.getLink("next") == null
                    ? null
                    : page.getLink("next").getUrl().replaceFirst(".*/fhir", "");
        }

        java.util.Collections.reverse(created);
        assertThat(seen).containsExactlyElementsOf(created);
        assertThat(FhirCalls.parse(Bundle.class, calls.get("/_history?_count=3"))
                        .getEntry())
                .hasSize(3);
    }

    @Test
    void keepsWhatBelongsToARecordingOutOfReach() {
        IdType id = new Ehr(calls).create(Examples.WATCH);
        new Ehr(calls).awaitReport(id);

        refused(delete(id), 409, "business-rule", null);
        refused(delete(new IdType("DiagnosticReport/" + id.getIdPart())), 409, "business-rule", null);
        refused(
                put(id.getIdPart(), Examples.observation(Examples.THREE_LEADS)),
                422,
                "business-rule",
                "Observation.code");
        refused(put("my-ecg", Examples.observation(Examples.WATCH)), 422, "business-rule", null)
                .contains("POST it");
        assertThat(calls.get("/Observation/my-ecg").statusCode()).isEqualTo(404);
    }
}
