package org.einthoven.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.einthoven.WithPrograms;
import org.junit.jupiter.api.Test;

/** What a page asks for by itself keeps no session alive. */
@QuarkusTest
@TestProfile(WithPrograms.class)
class LooksTest {
    private static final String SESSION = "einthoven-session";
    private static final String NOW = "/recordings/" + UUID.randomUUID() + "/now";

    @Inject
    EntityManager entities;

    private static String signIn() {
        return given().redirects()
                .follow(false)
                .formParam("j_username", "cardiologist")
                .formParam("j_password", "cardiologist")
                .post("/j_security_check")
                .cookie(SESSION);
    }

    private static Response get(String cookie, String path, String... header) {
        var request = given().redirects().follow(false).cookie(SESSION, cookie);
        return (header.length == 0 ? request : request.header(header[0], header[1])).get(path);
    }

    /** All sessions were last used an hour ago. */
    private void leaveAlone() {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update page_session set seen_at = now() - interval '1 hour'")
                        .executeUpdate());
    }

    private boolean isUsed() {
        return QuarkusTransaction.requiringNew()
                .call(() -> (Instant) entities.createNativeQuery(
                                "select max(seen_at) from page_session where account = 'cardiologist'", Instant.class)
                        .getSingleResult())
                .isAfter(Instant.now().minusSeconds(1800));
    }

    @Test
    void lookingIsNoUseOfASession() {
        String cookie = signIn();
        leaveAlone();
        Response looked = get(cookie, NOW);
        assertThat(looked.statusCode()).as("it is let in").isEqualTo(404);
        assertThat(looked.asString()).contains("data-gone");
        assertThat(looked.cookie(SESSION)).isNull();
        Response part = get(cookie, "/", "X-Fragment", "worklist");
        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.cookie(SESSION)).isNull();
        assertThat(isUsed()).isFalse();

        Response opened = get(cookie, "/");
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.cookie(SESSION)).isNotBlank();
        assertThat(isUsed()).isTrue();
    }

    @Test
    void aLookWithoutASessionIsNotWhereSigningInLeads() {
        Response refused = given().redirects().follow(false).get(NOW);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.cookies()).isEmpty();
        assertThat(refused.header("WWW-Authenticate")).startsWith("Form ");
    }

    @Test
    void whatAReaderDoesIsNoLook() {
        assertThat(Looks.isOne(HttpMethod.GET, "/worklist/changes", null)).isTrue();
        assertThat(Looks.isOne(HttpMethod.GET, "/recordings/1", null)).isFalse();
        assertThat(Looks.isOne(HttpMethod.GET, "/recordings/1/2/now", null)).isFalse();
        assertThat(Looks.isOne(HttpMethod.POST, "/recordings/1/claim", "claim")).isFalse();
    }
}
