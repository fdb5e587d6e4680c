package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrowserAppsTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void letsAnAppOfAListedOriginAskAndSeeWhatItNeeds() throws Exception {
        HttpResponse<Void> answer = get(Optional.of(List.of("https://app.example")), "https://app.example");

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("https://app.example");
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers"))
                .hasValueSatisfying(exposed -> assertThat(exposed).contains("ETag", "Location", "Content-Location"));
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void letsNobodyElseAsk() throws Exception {
        Optional<List<String>> listed = Optional.of(List.of("https://app.example"));

        assertThat(get(listed, "https://app.example.evil").statusCode()).isEqualTo(403);
        assertThat(get(Optional.empty(), "https://app.example").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(new BrowserApps(Optional.empty()).areAllowed()).isFalse();
    }

    private HttpResponse<Void> get(Optional<List<String>> origins, String origin) throws Exception {
        Router router = Router.router(vertx);
        new BrowserApps(origins).install(router);
        router.route().handler(request -> request.response().end());
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        HttpRequest get = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.actualPort() + "/fhir/Patient"))
                .header("Origin", origin)
                .method("GET", BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(get, BodyHandlers.discarding());
    }
}
