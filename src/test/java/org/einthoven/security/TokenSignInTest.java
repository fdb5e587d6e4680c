package org.einthoven.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WithIdentityProvider.class)
class TokenSignInTest {
    private static final String READING = "/api/recordings/019aa000-0000-7000-8000-000000000000/reading";

    @ConfigProperty(name = "test.issuer")
    String issuer;

    @ParameterizedTest
    @CsvSource({
        "system/Observation.read,      404",
        "user/*.rs,                    403",
        "user/*.rs einthoven/ehr,      404",
        "openid system/*.*,            404",
        "system/Observation.write,     403",
        "system/Patient.read,          403",
        "patient/*.read,               403",
        "openid profile,               403",
        "einthoven/cardiologist,       403",
        "cardiologist,                 403",
    })
    void letsATokenReadByItsScopesAlone(String scopes, int status) {
        bearing(IdentityProviderStub.token(issuer, scopes)).get(READING).then().statusCode(status);
    }

    /** A file names the patient and says what the report says. */
    @ParameterizedTest
    @CsvSource({
        "system/Observation.read, 403",
        "system/Observation.read system/Patient.read, 403",
        "system/Observation.read system/Patient.read system/DiagnosticReport.read, 404",
        "system/*.read, 404",
        "patient/*.read, 403",
    })
    void givesOutFilesToATokenThatIsGoodForAllThatIsInThem(String scopes, int status) {
        bearing(IdentityProviderStub.token(issuer, scopes))
                .get(READING.replace("/reading", "/file?as=csv"))
                .then()
                .statusCode(status);
    }

    static Stream<Arguments> users() {
        return Stream.of(
                arguments("https://ehr.example/fhir/Practitioner/d1", 404),
                arguments("Patient/p1/_history/1", 403),
                arguments(List.of("Patient/p1"), 403),
                arguments(List.of("Practitioner/d1"), 403),
                arguments(Map.of("reference", "Practitioner/d1"), 403),
                arguments("https://other.example/fhir/Patient/p1", 403));
    }

    @ParameterizedTest
    @MethodSource("users")
    void letsAUserDoWhatTheTokenSaysOfThem(Object user, int status) {
        bearing(IdentityProviderStub.token(issuer, "user/*.rs", Map.of("fhirUser", user)))
                .get(READING)
                .then()
                .statusCode(status);
    }

    /** A patient is known by the address of this server, or of one that may launch the pages. */
    @ParameterizedTest
    @ValueSource(strings = {"", "https://ehr.example/fhir/", "%s/fhir/"})
    void showsAPatientThemselves(String server) {
        String user = server.formatted(RestAssured.baseURI + ":" + RestAssured.port) + "Patient/p1";

        bearing(IdentityProviderStub.token(issuer, "user/*.rs", Map.of("fhirUser", user)))
                .get("/fhir/Patient")
                .then()
                .statusCode(200)
                .body("link[0].url", containsString("_id=p1"));
    }

    @Test
    void tellsTheHolderOfATokenThatAScopeIsMissing() {
        bearing(IdentityProviderStub.token(issuer, "system/Patient.read"))
                .get(READING)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("not-allowed"));
    }

    @Test
    void holdsATokenToItsScopesOnFhirAsWell() {
        String token = IdentityProviderStub.token(issuer, "system/Observation.read");

        bearing(token).get("/fhir/Observation").then().statusCode(200);
        bearing(token).get("/fhir/Patient").then().statusCode(403);
        bearing(token)
                .contentType("application/fhir+json")
                .body("{}")
                .post("/fhir/Observation")
                .then()
                .statusCode(403);
    }

    @Test
    void givesATokenTheRoleThatItNames() {
        bearing(IdentityProviderStub.token(issuer, "einthoven/admin"))
                .get("/api/models")
                .then()
                .statusCode(200);
        bearing(IdentityProviderStub.token(issuer, "admin"))
                .get("/api/models")
                .then()
                .statusCode(403);
    }

    @Test
    void refusesATokenThatIsExpiredForgedOrNone() {
        String scopes = "system/*.read";

        refuses(IdentityProviderStub.expiredToken(issuer, scopes));
        refuses(IdentityProviderStub.forgedToken(issuer, scopes));
        refuses(IdentityProviderStub.token("http://127.0.0.1:1/other", scopes));
        refuses("no-token-at-all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cardiologist", "ehr", "admin"})
    void knowsNoQuickstartAccountBesideAnIdentityProvider(String name) {
        noRedirects().auth().preemptive().basic(name, name).get(READING).then().statusCode(401);
    }

    private static void refuses(String token) {
        bearing(token)
                .get(READING)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("code", equalTo("not-signed-in"));
    }

    private static RequestSpecification bearing(String token) {
        return noRedirects().header("Authorization", "Bearer " + token);
    }

    private static RequestSpecification noRedirects() {
        return given().redirects().follow(false);
    }
}
