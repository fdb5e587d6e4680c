package org.einthoven.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at the pages, without a browser. */
record Person(String session) {
    private static final String COOKIE = "einthoven-session";

    static Response tries(String name, String password) {
        return given().redirects()
                .follow(false)
                .formParam("j_username", name)
                .formParam("j_password", password)
                .post("/j_security_check");
    }

    static Person signsIn(String name, String password) {
        String session = tries(name, password).cookie(COOKIE);
        assertThat(session).as("session of %s", name).isNotNull();
        return new Person(session);
    }

    private RequestSpecification asks() {
        return given().redirects().follow(false).cookie(COOKIE, session);
    }

    Response looksAt(String path) {
        return asks().get(path);
    }

    /** Posts a form as the browser does, with the token of the page that shows it. */
    Response sends(String shownAt, String to, Map<String, String> fields) {
        Response shown = looksAt(shownAt);
        return asks().cookie("einthoven-csrf", shown.cookie("einthoven-csrf"))
                .formParam("csrf-token", found("name=\"csrf-token\" value=\"([^\"]+)\"", shown))
                .formParams(fields)
                .post(to);
    }

    static String found(String pattern, Response page) {
        Matcher matcher = Pattern.compile(pattern).matcher(page.asString());
        assertThat(matcher.find()).as("%s in %s", pattern, page.asString()).isTrue();
        return matcher.group(1);
    }
}
