package org.einthoven.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.einthoven.TestDatabase;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SignInTest {
    private static final String SESSION = "einthoven-session";

    @Test
    void letsAProgramInByPassword() {
        as("ehr", "ehr").get("/api/guarded").then().statusCode(200).body(equalTo("read"));
        as("ehr", "ehr")
                .contentType("application/json")
                .body("{}")
                .post("/api/guarded")
                .then()
                .statusCode(200)
                .body(equalTo("changed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/guarded", "/fhir/Observation", "/fhir/Patient/1"})
    void refusesAWrongPasswordWithoutALoginPage(String path) {
        as("ehr", "wrong")
                .get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Basic realm=\"Einthoven\""))
                .header("Location", equalTo(null))
                .body(containsString("Sign in"));
    }

    @Test
    void tellsAProgramThatDidNotSignInHowTo() {
        given().get("/api/guarded")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Basic"))
                .contentType("application/problem+json")
                .body("code", equalTo("not-signed-in"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/Observation", "/fhir/Observation/$analyze", "/fhir/Patient"})
    void readsNoBodyOfWhoDidNotSignIn(String path) {
        given().contentType("application/fhir+json")
                .body("not even JSON")
                .post(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Basic"));
    }

    @Test
    void refusesAnAccountOfAnotherRole() {
        as("admin", "admin")
                .get("/api/guarded")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("not-allowed"));
    }

    @Test
    void sendsAPersonToTheLoginPage() {
        noRedirects().get("/guarded-page").then().statusCode(302).header("Location", containsString("/login"));
    }

    @Test
    void letsAPersonInByFormWithACookieThatNoScriptCanRead() {
        Response signedIn = signIn("cardiologist", "cardiologist");

        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(signedIn.getDetailedCookie(SESSION).isHttpOnly()).isTrue();
        assertThat(signedIn.getDetailedCookie(SESSION).getSameSite()).isEqualTo("Strict");
        noRedirects()
                .cookie(SESSION, signedIn.cookie(SESSION))
                .get("/guarded-page")
                .then()
                .statusCode(200)
                .body(equalTo("page"));
    }

    @Test
    void sendsAPersonWithAWrongPasswordBackToTheForm() {
        Response refused = signIn("cardiologist", "wrong");

        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(refused.header("Location")).contains("/login?error");
        assertThat(refused.cookie(SESSION)).isNull();
    }

    @Test
    void takesNoPasswordWithEachRequestOnPages() {
        noRedirects()
                .auth()
                .preemptive()
                .basic("cardiologist", "cardiologist")
                .get("/guarded-page")
                .then()
                .statusCode(302);
    }

    @Test
    void opensTheApiToACookieForReadingOnly() {
        String cookie = signIn("cardiologist", "cardiologist").cookie(SESSION);

        noRedirects().cookie(SESSION, cookie).get("/api/guarded").then().statusCode(200);
        noRedirects()
                .cookie(SESSION, cookie)
                .contentType("application/json")
                .body("{}")
                .post("/api/guarded")
                .then()
                .statusCode(401);
        noRedirects()
                .cookie(SESSION, cookie)
                .contentType("application/json")
                .body("{}")
                .post("/fhir/Patient")
                .then()
                .statusCode(401);
    }

    /** A session that was copied, from a shared computer or a log, must end with the original. */
    @Test
    void refusesACopyOfTheCookieOnceItsOwnerSignedOut() {
        String copied = signIn("cardiologist", "cardiologist").cookie(SESSION);
        String another = signIn("cardiologist", "cardiologist").cookie(SESSION);
        Response form = noRedirects().cookie(SESSION, copied).get("/logout");
        assertThat(form.getDetailedCookie("einthoven-csrf").getSameSite()).isEqualTo("Strict");

        noRedirects()
                .cookie(SESSION, copied)
                .cookie("einthoven-csrf", form.cookie("einthoven-csrf"))
                .formParam("csrf-token", token(form))
                .post("/logout")
                .then()
                .statusCode(303);

        noRedirects().cookie(SESSION, copied).get("/guarded-page").then().statusCode(302);
        noRedirects().cookie(SESSION, copied).get("/api/guarded").then().statusCode(401);
        noRedirects().cookie(SESSION, copied).get("/login").then().statusCode(200);
        noRedirects().cookie(SESSION, another).get("/guarded-page").then().statusCode(200);
    }

    @Test
    void answersUnderNoNameOfSomeoneElse() {
        noRedirects().header("Host", "rebound.example").get("/login").then().statusCode(421);
        as("ehr", "ehr")
                .header("Host", "rebound.example")
                .get("/fhir/metadata")
                .then()
                .statusCode(421);
        noRedirects()
                .header("Host", "10.1.2.3:8080")
                .get("/q/health/live")
                .then()
                .statusCode(200);
    }

    @Test
    void refusesAFormWithoutItsToken() {
        String cookie = signIn("cardiologist", "cardiologist").cookie(SESSION);

        noRedirects()
                .cookie(SESSION, cookie)
                .formParam("text", "x")
                .post("/guarded-page")
                .then()
                .statusCode(400);
    }

    @Test
    void refusesWhoTriesTooManyPasswords() {
        for (int i = 0; i < FailedSignIns.FROM_ONE_ADDRESS; i++) {
            as("guesser", "guess-" + i).get("/api/guarded").then().statusCode(401);
        }

        as("guesser", "one more").get("/api/guarded").then().statusCode(429).body("code", equalTo("too-many-attempts"));
        as("cardiologist", "cardiologist").get("/api/guarded").then().statusCode(200);
    }

    @Test
    void writesDownWhoFailedToSignIn() {
        as("someone-else", "secret-word").get("/api/guarded").then().statusCode(401);

        AuditEvent event = AuditEvent.<AuditEvent>find("entityId", "someone-else")
                .firstResultOptional()
                .orElseThrow();
        assertThat(event.action).isEqualTo(AuditAction.LOGIN);
        assertThat(event.outcome).isEqualTo(AuditEvent.Outcome.REFUSED);
        assertThat(event.address).isEqualTo("127.0.0.1");
        assertThat(event.detail).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/guarded-page", "/api/guarded", "/q/health/live"})
    void forbidsTheBrowserWhatAPageDoesNotNeed(String path) {
        noRedirects()
                .get(path)
                .then()
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Strict-Transport-Security", startsWith("max-age=31536000"))
                .header("Referrer-Policy", equalTo("same-origin"));
    }

    /** Scripts and styles come in files of their own, which the policy asks for; nothing stands in the page itself. */
    @ParameterizedTest
    @ValueSource(strings = {"/login", "/audit", "/accounts", "/account", "/models", "/logout"})
    void putsNeitherScriptNorStyleIntoAPageAndKeepsItOutOfTheCache(String path) {
        Response page = noRedirects()
                .cookie(SESSION, signIn("admin", "admin").cookie(SESSION))
                .get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy")).doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.asString())
                // data, which no browser runs, may stand in the page
                .doesNotContainPattern("<script(?![^>]* (src=|type=\"application/json\"))")
                .doesNotContainPattern("<[^>]+ (style|on[a-z]+)=")
                .doesNotContain("<style", "javascript:");
    }

    private static String token(Response page) {
        return page.asString().replaceAll("(?s).*name=\"csrf-token\" value=\"([^\"]+)\".*", "$1");
    }

    private static RequestSpecification as(String name, String password) {
        return noRedirects().auth().preemptive().basic(name, password);
    }

    private static RequestSpecification noRedirects() {
        return given().redirects().follow(false);
    }

    private static Response signIn(String name, String password) {
        return noRedirects()
                .formParam("j_username", name)
                .formParam("j_password", password)
                .post("/j_security_check");
    }
}
