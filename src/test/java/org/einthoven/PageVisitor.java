package org.einthoven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the pages of a server, signed in, who fills in forms; sees answers as they are, without following them. */
final class PageVisitor {
    private static final Pattern HIDDEN = Pattern.compile("name=\"(csrf-token|seen)\" value=\"([^\"]*)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;

    private PageVisitor(URI base) {
        this.base = base;
    }

    /** @param account whose password is its name */
    static PageVisitor signIn(URI base, String account) throws IOException, InterruptedException {
        PageVisitor visitor = new PageVisitor(base);
        Map<String, String> form = Map.of("j_username", account, "j_password", account);
        assertThat(visitor.send("/j_security_check", form).statusCode()).isEqualTo(302);
        return visitor;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(Duration.ofSeconds(60))
                        .build(),
                BodyHandlers.ofString());
    }

    /** What a page hides in its forms, by name. */
    static Map<String, String> hidden(HttpResponse<String> page) {
        return HIDDEN.matcher(page.body())
                .results()
                .collect(Collectors.toMap(field -> field.group(1), field -> field.group(2), (one, other) -> one));
    }

    /** Posts a form of a page with what it hides, in words of its own. */
    HttpResponse<String> decide(HttpResponse<String> page, String path, String why)
            throws IOException, InterruptedException {
        Map<String, String> form = new java.util.HashMap<>(hidden(page));
        form.put("why", why);
        return send(path, form);
    }

    HttpResponse<String> send(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return client.send(
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
