package org.einthoven.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who signed in on the pages, without a browser: requests with the cookies that one would send. */
final class PageSession {
    static final String COOKIE = "einthoven-session";
    static final String TOKEN_COOKIE = "einthoven-csrf";
    static final String FORM = "application/x-www-form-urlencoded";

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

    private final String session;

    private PageSession(String session) {
        this.session = session;
    }

    static PageSession ofCardiologist() {
        return of("cardiologist");
    }

    /** @param account whose password is its name */
    static PageSession of(String account) {
        return new PageSession(given().redirects()
                .follow(false)
                .formParam("j_username", account)
                .formParam("j_password", account)
                .post("/j_security_check")
                .cookie(COOKIE));
    }

    String cookie() {
        return session;
    }

    RequestSpecification page() {
        return given().redirects().follow(false).cookie(COOKIE, session);
    }

    /** To be posted with the fields of the form on the page that was {@code shown}. */
    RequestSpecification form(Response shown) {
        return page().cookie(TOKEN_COOKIE, shown.cookie(TOKEN_COOKIE))
                .contentType(FORM + "; charset=UTF-8")
                .formParam("csrf-token", token(shown));
    }

    static String token(Response page) {
        Matcher field = TOKEN.matcher(page.asString());
        assertThat(field.find()).isTrue();
        return field.group(1);
    }
}
