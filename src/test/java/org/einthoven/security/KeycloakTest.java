package org.einthoven.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The same as with the stub, with a provider that nobody here wrote. */
@QuarkusTest
@TestProfile(KeycloakTest.WithKeycloak.class)
@EnabledIfEnvironmentVariable(
        named = KeycloakServer.FOLDER,
        matches = ".+",
        disabledReason =
                "Keycloak is not there: unpack org.keycloak:keycloak-quarkus-dist:26.4.7:zip from Maven Central"
                        + " and name its folder in EINTHOVEN_KEYCLOAK")
class KeycloakTest {
    @TestHTTPResource("/")
    URI server;

    /** Some 160 MB, and a minute to start. */
    public static final class WithKeycloak implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(TestDatabase.class), new TestResourceEntry(KeycloakServer.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    void letsAProgramInThatProvesWhoItIs() {
        Map<String, Object> smart =
                given().get("/fhir/.well-known/smart-configuration").jsonPath().getMap("");
        String endpoint = String.valueOf(smart.get("token_endpoint"));
        String issuer = String.valueOf(smart.get("issuer"));

        String token = askForToken(endpoint, TestKeys.assertion("lab-system", issuer, KeycloakServer.PROGRAM_KEYS))
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");

        bearing(token, "/fhir/Observation?_count=1").then().statusCode(200);
        bearing(token, "/fhir/Patient?_count=1").then().statusCode(403);
        askForToken(endpoint, TestKeys.assertion("lab-system", issuer, TestKeys.rsa()))
                .then()
                .statusCode(400);
    }

    @Test
    void tellsWhatKeycloakCanDo() {
        given().get("/fhir/.well-known/smart-configuration")
                .then()
                .statusCode(200)
                .body("scopes_supported", hasItems("launch", "fhirUser", "system/Observation.rs"))
                .body("token_endpoint_auth_signing_alg_values_supported", hasItems("RS384", "ES384"))
                .body("code_challenge_methods_supported", equalTo(List.of("S256")))
                .body("capabilities", hasItems("launch-ehr", "client-confidential-asymmetric", "sso-openid-connect"));
    }

    @Test
    void leadsFromTheEhrToThePatientsRecordings() {
        Browser browser = new Browser(server);
        HttpResponse<String> login =
                browser.follow(browser.get("/launch?iss=https%3A%2F%2Fehr.example%2Ffhir&launch=x"));
        assertThat(login.statusCode()).as(login.body()).isEqualTo(200);
        Matcher action = Pattern.compile("action=\"([^\"]+)\"").matcher(login.body());
        assertThat(action.find()).as(login.body()).isTrue();

        HttpResponse<String> page = browser.follow(
                browser.post(action.group(1).replace("&amp;", "&"), "username=dr-launched&password=a+password"));

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.uri().toString()).endsWith("/?text=Patient%2F" + AuthorizationCodes.PATIENT);
        assertThat(page.body()).contains("dr-launched");
    }

    private static Response askForToken(String endpoint, String assertion) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_assertion_type", ClientAssertions.TYPE)
                .formParam("client_assertion", assertion)
                .formParam("scope", "system/Observation.rs")
                .post(endpoint);
    }

    private static Response bearing(String token, String path) {
        return given().header("Authorization", "Bearer " + token).get(path);
    }
}
