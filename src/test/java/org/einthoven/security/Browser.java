package org.einthoven.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** As much of a browser as a launch takes: cookies and redirects, of which Java's own client follows too few. */
final class Browser {
    private static final int MOST_REDIRECTS = 10;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI server;

    Browser(URI server) {
        this.server = server;
    }

    HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(server.resolve(address)));
    }

    /** @param form as it is encoded */
    HttpResponse<String> post(String address, String form) {
        return send(HttpRequest.newBuilder(server.resolve(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    http.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
            // as browsers have it for the machine's own address, which needs no TLS
            cookies().forEach(cookie -> cookie.setSecure(false));
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The page to which an answer leads in the end. */
    HttpResponse<String> follow(HttpResponse<String> first) {
        HttpResponse<String> answer = first;
        for (int i = 0; i < MOST_REDIRECTS && answer.statusCode() / 100 == 3; i++) {
            answer = send(HttpRequest.newBuilder(answer.uri().resolve(location(answer))));
        }
        return answer;
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    List<HttpCookie> cookies() {
        return List.copyOf(cookies.getCookieStore().getCookies());
    }

    /** Has these cookies and no others. */
    void replaceCookies(List<HttpCookie> others) {
        cookies.getCookieStore().removeAll();
        others.forEach(cookie -> cookies.getCookieStore().add(server, cookie));
    }
}
