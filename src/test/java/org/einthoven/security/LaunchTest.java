package org.einthoven.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An EHR opens the pages for the patient whom it shows, as a browser goes through it. */
@QuarkusTest
@TestProfile(WithIdentityProvider.class)
class LaunchTest {
    private static final String WORKLIST = "/?text=Patient%2F" + AuthorizationCodes.PATIENT;

    private static final int MOST_REDIRECTS = 10;

    @ConfigProperty(name = "test.issuer")
    String issuer;

    @TestHTTPResource("/")
    URI server;

    private final CookieManager cookies = new CookieManager();

    @Test
    void leadsFromTheEhrToThePatientsRecordings() {
        HttpResponse<String> page = browse(Redirect.ALWAYS, ehrLaunch("patient"));

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.uri().toString()).endsWith(WORKLIST);
        assertThat(page.body()).contains("dr-launched").contains("value=\"Patient/" + AuthorizationCodes.PATIENT);
        assertThat(AuditEvent.<AuditEvent>find("action = ?1 and entityId = ?2", AuditAction.LOGIN, "dr-launched")
                        .count())
                .isPositive();
    }

    @Test
    void asksTheProviderAsSmartHasIt() {
        browse(Redirect.NEVER, ehrLaunch("patient"));
        HttpResponse<String> away = browse(Redirect.NEVER, context("patient"));

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
        HttpResponse<String> page = browse(Redirect.ALWAYS, "/launch");

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
        HttpResponse<String> refused = browse(Redirect.NEVER, address);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("einthoven.launch.from");
    }

    /** Who skips the check of the EHR gets a token for this server, and nothing goes to the other. */
    @Test
    void namesNoServerToTheProviderThatMayNotLaunch() {
        HttpResponse<String> away =
                browse(Redirect.NEVER, "/launch/context?iss=https%3A%2F%2Fevil.example%2Ffhir&launch=patient");

        assertThat(away.headers().firstValue("Location").orElseThrow())
                .doesNotContain("evil")
                .contains("aud=" + encode(server.resolve("/fhir").toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "wrong-audience", "alg-none", "forged", "other-issuer", "replayed-nonce"})
    void believesNoTokenThatIsNotForIt(String launch) {
        HttpResponse<String> refused = browse(Redirect.ALWAYS, ehrLaunch(launch));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(browse(Redirect.NEVER, "/").statusCode()).isEqualTo(302);
    }

    @Test
    void takesNoAnswerThatItDidNotAskFor() {
        browse(Redirect.NEVER, context("patient"));

        assertThat(browse(Redirect.NEVER, "/launch/return?code=stolen&state=forged")
                        .statusCode())
                .isEqualTo(401);
        assertThat(browse(Redirect.NEVER, "/").headers().firstValue("Location").orElse(""))
                .endsWith("/login");
    }

    @Test
    void takesAnAnswerOnce() {
        String away = location(browse(Redirect.NEVER, context("patient")));
        String back = location(browse(Redirect.NEVER, away));
        List<HttpCookie> copies = List.copyOf(cookies.getCookieStore().getCookies());
        assertThat(browse(Redirect.NEVER, back).statusCode()).isEqualTo(302);

        cookies.getCookieStore().removeAll();
        assertThat(location(browse(Redirect.NEVER, back))).startsWith(issuer + "/authorize");
        cookies.getCookieStore().removeAll();
        copies.forEach(copy -> cookies.getCookieStore().add(server, copy));
        assertThat(browse(Redirect.NEVER, back).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesWhoIsInNoGroupThatReads() {
        HttpResponse<String> refused = browse(Redirect.ALWAYS, ehrLaunch("no-reader"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(browse(Redirect.NEVER, "/").statusCode()).isEqualTo(403);
    }

    @Test
    void saysWhereTheEhrNamesNoPatient() {
        HttpResponse<String> refused = browse(Redirect.ALWAYS, ehrLaunch("nobody"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("for which patient");
    }

    @Test
    void opensNothingToProgramsByItsCookie() {
        browse(Redirect.ALWAYS, ehrLaunch("patient"));

        assertThat(send(HttpRequest.newBuilder(server.resolve("/fhir/Observation")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(server.resolve("/fhir/Observation"))
                                .header("Authorization", "Bearer none"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void endsForEveryCopyOfTheCookieWithSigningOut() {
        browse(Redirect.ALWAYS, ehrLaunch("patient"));
        List<HttpCookie> copies = List.copyOf(cookies.getCookieStore().getCookies());
        HttpResponse<String> form = browse(Redirect.NEVER, "/logout");
        String token = encode(field(form, "csrf-token"));
        HttpResponse<String> out = send(HttpRequest.newBuilder(server.resolve("/logout"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("csrf-token=" + token)));
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(cookies.getCookieStore().getCookies())
                .extracting(HttpCookie::getName)
                .noneMatch(name -> name.startsWith("q_session"));

        copies.forEach(copy -> cookies.getCookieStore().add(server, copy));

        assertThat(location(browse(Redirect.NEVER, "/"))).endsWith("/login");
    }

    @Test
    void beginsAfreshForTheNextPatient() {
        browse(Redirect.ALWAYS, ehrLaunch("patient"));

        HttpResponse<String> next = browse(Redirect.ALWAYS, ehrLaunch("nobody"));

        assertThat(next.statusCode()).isEqualTo(403);
    }

    private static String ehrLaunch(String launch) {
        return "/launch?iss=" + encode(IdentityProviderStub.EHR) + "&launch=" + launch;
    }

    private static String context(String launch) {
        return ehrLaunch(launch).replace("/launch?", "/launch/context?");
    }

    /** Java's own client gives up after five redirects, and a launch has as many. */
    private HttpResponse<String> browse(Redirect redirect, String address) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(server.resolve(address)));
        for (int i = 0; i < MOST_REDIRECTS && redirect == Redirect.ALWAYS && answer.statusCode() / 100 == 3; i++) {
            answer = send(HttpRequest.newBuilder(answer.uri().resolve(location(answer))));
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HttpClient.newBuilder()
                    .cookieHandler(cookies)
                    .build()
                    .send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
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
