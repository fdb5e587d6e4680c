package org.einthoven.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An EHR opens the pages for the patient whom it shows, as a browser goes through it. */
@QuarkusTest
@TestProfile(WithIdentityProvider.class)
class LaunchTest {
    private static final String WORKLIST = "/?text=Patient%2F" + AuthorizationCodes.PATIENT;

    @ConfigProperty(name = "test.issuer")
    String issuer;

    @TestHTTPResource("/")
    URI server;

    private Browser browser;

    @BeforeEach
    void openBrowser() {
        browser = new Browser(server);
    }

    @Test
    void leadsFromTheEhrToThePatientsRecordings() {
        HttpResponse<String> page = open(ehrLaunch("patient"));

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.uri().toString()).endsWith(WORKLIST);
        assertThat(page.body()).contains("dr-launched").contains("value=\"Patient/" + AuthorizationCodes.PATIENT);
        assertThat(AuditEvent.<AuditEvent>find("action = ?1 and entityId = ?2", AuditAction.LOGIN, "dr-launched")
                        .count())
                .isPositive();
    }

    @Test
    void asksTheProviderAsSmartHasIt() {
        browser.get(ehrLaunch("patient"));
        HttpResponse<String> away = browser.get(context("patient"));

        assertThat(away.statusCode()).isEqualTo(302);
        String to = away.headers().firstValue("Location").orElseThrow();
        assertThat(to)
                .startsWith(issuer + "/authorize?")
                .contains("response_type=code")
                .contains("client_id=" + AuthorizationCodes.CLIENT)
                .contains("launch=patient")
                .contains("aud=" + encode(IdentityProviderStub.EHR))
                .contains("code_challenge_method=S256")
                .contains("redirect_uri="
                        + encode(server.resolve("/launch/return").toString()))
                .containsPattern("[?&]state=[^&]+")
                .containsPattern("[?&]nonce=[^&]+")
                .containsPattern("[?&]scope=[^&]*launch[^&]*");
    }

    @Test
    void letsPeopleInWithoutAnEhr() {
        HttpResponse<String> page = open("/launch");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/");
        assertThat(page.body()).contains("dr-launched");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/launch?iss=https%3A%2F%2Fevil.example%2Ffhir&launch=patient",
                "/launch?iss=https%3A%2F%2Fehr.example%2Ffhir.evil.example&launch=patient",
                "/launch?launch=patient",
                "/launch?iss=https%3A%2F%2Fehr.example%2Ffhir"
            })
    void isNotOpenedFromElsewhere(String address) {
        HttpResponse<String> refused = browser.get(address);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("einthoven.launch.from");
    }

    /** Who skips the check of the EHR gets a token for this server, and nothing goes to the other. */
    @Test
    void namesNoServerToTheProviderThatMayNotLaunch() {
        HttpResponse<String> away = browser.get("/launch/context?iss=https%3A%2F%2Fevil.example%2Ffhir&launch=patient");

        assertThat(away.headers().firstValue("Location").orElseThrow())
                .doesNotContain("evil")
                .contains("aud=" + encode(server.resolve("/fhir").toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "wrong-audience", "alg-none", "forged", "other-issuer", "replayed-nonce"})
    void believesNoTokenThatIsNotForIt(String launch) {
        HttpResponse<String> refused = open(ehrLaunch(launch));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void takesNoAnswerThatItDidNotAskFor() {
        browser.get(context("patient"));

        assertThat(browser.get("/launch/return?code=stolen&state=forged").statusCode())
                .isEqualTo(401);
        assertThat(browser.get("/").headers().firstValue("Location").orElse("")).endsWith("/login");
    }

    @Test
    void takesAnAnswerOnce() {
        String away = Browser.location(browser.get(context("patient")));
        String back = Browser.location(browser.get(away));
        List<HttpCookie> copies = browser.cookies();
        assertThat(browser.get(back).statusCode()).isEqualTo(302);

        browser.replaceCookies(List.of());
        assertThat(Browser.location(browser.get(back))).startsWith(issuer + "/authorize");
        browser.replaceCookies(copies);
        assertThat(browser.get(back).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesWhoIsInNoGroupThatReads() {
        HttpResponse<String> refused = open(ehrLaunch("no-reader"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(browser.get("/").statusCode()).isEqualTo(403);
    }

    @Test
    void saysWhereTheEhrNamesNoPatient() {
        HttpResponse<String> refused = open(ehrLaunch("nobody"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("for which patient");
    }

    @Test
    void opensNothingToProgramsByItsCookie() {
        open(ehrLaunch("patient"));

        assertThat(browser.send(HttpRequest.newBuilder(server.resolve("/fhir/Observation")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(browser.send(HttpRequest.newBuilder(server.resolve("/fhir/Observation"))
                                .header("Authorization", "Bearer none"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void endsForEveryCopyOfTheCookieWithSigningOut() {
        open(ehrLaunch("patient"));
        List<HttpCookie> copies = browser.cookies();
        HttpResponse<String> form = browser.get("/logout");
        String token = encode(field(form, "csrf-token"));
        HttpResponse<String> out = browser.post("/logout", "csrf-token=" + token);
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(browser.cookies()).extracting(HttpCookie::getName).noneMatch(name -> name.startsWith("q_session"));

        browser.replaceCookies(copies);

        assertThat(Browser.location(browser.get("/"))).endsWith("/login");
    }

    @Test
    void beginsAfreshForTheNextPatient() {
        open(ehrLaunch("patient"));

        HttpResponse<String> next = open(ehrLaunch("nobody"));

        assertThat(next.statusCode()).isEqualTo(403);
    }

    private static String ehrLaunch(String launch) {
        return "/launch?iss=" + encode(IdentityProviderStub.EHR) + "&launch=" + launch;
    }

    private static String context(String launch) {
        return ehrLaunch(launch).replace("/launch?", "/launch/context?");
    }

    private HttpResponse<String> open(String address) {
        return browser.follow(browser.get(address));
    }

    private static String field(HttpResponse<String> page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(field.find()).as(page.body()).isTrue();
        return field.group(1);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
