package org.einthoven.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.security.KeyPair;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A program finds its way from the address of the FHIR server to the recordings, as SMART's backend services do. */
@QuarkusTest
@TestProfile(WithIdentityProvider.class)
class BackendServiceTest {
    @ConfigProperty(name = "test.issuer")
    String issuer;

    @Test
    void tellsHowToGetAToken() {
        given().get("/fhir/.well-known/smart-configuration")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("issuer", equalTo(issuer))
                .body("token_endpoint", equalTo(issuer + "/token"))
                .body("authorization_endpoint", equalTo(issuer + "/authorize"))
                .body("jwks_uri", equalTo(issuer + "/keys"))
                .body("token_endpoint_auth_signing_alg_values_supported", containsInAnyOrder("RS384", "ES384"))
                .body("code_challenge_methods_supported", equalTo(List.of("S256")))
                .body(
                        "scopes_supported",
                        containsInAnyOrder(
                                "openid",
                                "fhirUser",
                                "launch",
                                "launch/patient",
                                "system/*.rs",
                                "patient/Observation.rs"))
                .body(
                        "capabilities",
                        containsInAnyOrder(
                                "launch-ehr",
                                "launch-standalone",
                                "context-ehr-patient",
                                "context-standalone-patient",
                                "sso-openid-connect",
                                "client-confidential-symmetric",
                                "client-confidential-asymmetric",
                                "permission-v1",
                                "permission-v2",
                                "permission-patient",
                                "permission-user"));
    }

    @Test
    void tellsClientsOfSmart1InTheCapabilityStatement() {
        given().get("/fhir/metadata")
                .then()
                .statusCode(200)
                .body("rest[0].security.service.coding.code.flatten()", containsInAnyOrder("Basic", "SMART-on-FHIR"))
                .body(
                        "rest[0].security.extension[0].extension.find { it.url == 'token' }.valueUri",
                        equalTo(issuer + "/token"));
    }

    @Test
    void letsAProgramInThatProvesWhoItIs() {
        String token = askForToken(assertion(IdentityProviderStub.PROGRAM_KEYS), "system/Observation.rs")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");

        bearing(token, "/fhir/Observation?_count=1").then().statusCode(200);
        bearing(token, "/fhir/Patient?_count=1")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", containsString("error=\"insufficient_scope\""))
                .body("issue[0].code", equalTo("forbidden"))
                .body("issue[0].diagnostics", containsString("system/Patient.s"));
    }

    @Test
    void doesOfABatchWhatTheTokenCovers() {
        String batch =
                """
                {"resourceType": "Bundle", "type": "batch", "entry": [
                  {"request": {"method": "GET", "url": "Observation?_count=1"}},
                  {"request": {"method": "GET", "url": "Patient?_count=1"}}]}""";

        given().header("Authorization", "Bearer " + IdentityProviderStub.token(issuer, "system/Observation.rs"))
                .contentType("application/fhir+json")
                .body(batch)
                .post("/fhir")
                .then()
                .statusCode(200)
                .body("entry[0].response.status", startsWith("200"))
                .body("entry[1].response.status", startsWith("403"))
                .body("entry[1].response.outcome.issue[0].diagnostics", containsString("system/Patient.s"));
    }

    @Test
    void getsNoTokenForAnAssertionOfSomeoneElseOrOneThatWasUsed() {
        askForToken(assertion(TestKeys.rsa()), "system/*.rs").then().statusCode(400);
        String once = assertion(IdentityProviderStub.PROGRAM_KEYS);
        askForToken(once, "system/*.rs").then().statusCode(200);
        askForToken(once, "system/*.rs").then().statusCode(400);
    }

    @Test
    void tellsTheHolderOfABadTokenThatItIsTheToken() {
        bearing(IdentityProviderStub.expiredToken(issuer, "system/*.rs"), "/fhir/Observation")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer realm=\"Einthoven\", error=\"invalid_token\""))
                .body("resourceType", equalTo("OperationOutcome"))
                .body("issue[0].code", equalTo("login"));
    }

    @Test
    void asksWhoBroughtNothingForEitherWayOfSigningIn() {
        Response answer = given().get("/fhir/Observation");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"Einthoven\", Basic realm=\"Einthoven\", charset=\"UTF-8\"");
        assertThat(answer.header("WWW-Authenticate")).doesNotContain("error");
    }

    private Response askForToken(String assertion, String scopes) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_assertion_type", ClientAssertions.TYPE)
                .formParam("client_assertion", assertion)
                .formParam("scope", scopes)
                .post(given().get("/fhir/.well-known/smart-configuration").<String>path("token_endpoint"));
    }

    private String assertion(KeyPair keys) {
        return TestKeys.assertion("lab-system", issuer + "/token", keys);
    }

    private static Response bearing(String token, String path) {
        return given().header("Authorization", "Bearer " + token).get(path);
    }
}
