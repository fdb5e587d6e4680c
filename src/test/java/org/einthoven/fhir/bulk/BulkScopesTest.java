package org.einthoven.fhir.bulk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.Assertions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.security.IdentityProviderStub;
import org.einthoven.security.WithIdentityProvider;
import org.junit.jupiter.api.Test;

/** Bulk data for backend services with tokens. */
@QuarkusTest
@TestProfile(WithIdentityProvider.class)
class BulkScopesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final String ORGANIZATION = "{\"resourceType\": \"Organization\", \"name\": \"A clinic\"}";

    @ConfigProperty(name = "test.issuer")
    String issuer;

    @Test
    void exportsTheTypesThatTheScopesAllowAndNoOthers() {
        importing("system/*.cruds", ORGANIZATION + "\n{\"resourceType\": \"Patient\", \"active\": true}");

        Response done = await(begun(program("system/Organization.rs").get("/fhir/$export")), "system/Organization.rs");

        assertThat(done.<List<String>>path("output.type")).containsOnly("Organization");
        program("system/Organization.rs")
                .get("/fhir/$export?_type=Patient")
                .then()
                .statusCode(403)
                .body("issue[0].diagnostics", containsString("system/Patient.rs"));
        program("system/Organization.r").get("/fhir/$export").then().statusCode(403);
    }

    @Test
    void isNotForAppsOfOnePatient() {
        Map<String, Object> launched = Map.of("patient", "123");
        for (String path : List.of("/fhir/$export", "/fhir/Patient/$export", "/fhir/$export?_type=Organization")) {
            bearing(IdentityProviderStub.token(issuer, "patient/*.rs", launched))
                    .get(path)
                    .then()
                    .statusCode(403);
        }
        bearing(IdentityProviderStub.token(issuer, "patient/*.cruds", launched))
                .contentType("application/fhir+ndjson")
                .body(ORGANIZATION.getBytes(StandardCharsets.UTF_8))
                .post("/fhir/$import")
                .then()
                .statusCode(403);
    }

    @Test
    void knowsNothingOfTheJobsOfOtherPrograms() {
        importing("system/*.cruds", ORGANIZATION);
        String job = begun(program("system/*.rs").get("/fhir/$export?_type=Organization"));
        String file = await(job, "system/*.rs").path("output[0].url");
        Map<String, Object> other = Map.of("sub", "another-program");
        String stranger = IdentityProviderStub.token(issuer, "system/*.rs", other);

        bearing(stranger).get(job).then().statusCode(404);
        bearing(stranger).delete(job).then().statusCode(404);
        bearing(stranger).get(file).then().statusCode(404);
        program("system/Patient.rs").get(file).then().statusCode(403);
        program("system/*.rs").get(file).then().statusCode(200);
    }

    @Test
    void importsTheTypesThatTheScopesAllow() {
        Response done = importing(
                "system/Organization.cu", ORGANIZATION + "\n{\"resourceType\": \"Patient\", \"active\": true}");

        assertThat(done.<Integer>path("error[0].count")).isEqualTo(1);
        program("system/Organization.cu")
                .get(done.<String>path("error[0].url"))
                .then()
                .statusCode(200)
                .body(containsString("Line 2: "))
                .body(containsString("system/Patient.cu"));
        program("system/*.rs")
                .contentType("application/fhir+ndjson")
                .body(ORGANIZATION.getBytes(StandardCharsets.UTF_8))
                .post("/fhir/$import")
                .then()
                .statusCode(403);
    }

    private Response importing(String scopes, String lines) {
        return await(
                begun(program(scopes)
                        .contentType("application/fhir+ndjson")
                        .body(lines.getBytes(StandardCharsets.UTF_8))
                        .post("/fhir/$import")),
                scopes);
    }

    private static String begun(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return answer.header("Content-Location");
    }

    private Response await(String job, String scopes) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Response answer = program(scopes).get(job);
            if (answer.statusCode() == 200) {
                return answer;
            }
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return Assertions.fail(job + " has not ended within " + PATIENCE);
    }

    private RequestSpecification program(String scopes) {
        return bearing(IdentityProviderStub.token(issuer, scopes));
    }

    private static RequestSpecification bearing(String token) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + token)
                .header("Prefer", "respond-async");
    }
}
