package org.einthoven.review;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Serves scripts and styles from the class path; the servlet container below /fhir switches Quarkus' own handler of
 * static files off. The few files are kept in memory once they were asked for.
 */
@ApplicationScoped
class StaticRoute {
    private static final String ROOT = "META-INF/resources";
    /** Every name here is of this form, and none has two dots in a row. */
    private static final Pattern NAME = Pattern.compile("/static(/[A-Za-z0-9_-]+)*/[A-Za-z0-9_-]+(\\.[a-z]+)+");

    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "map", "application/json",
            "svg", "image/svg+xml");

    private final Map<String, Buffer> files = new ConcurrentHashMap<>();

    void serve(@Observes Router router) {
        router.get("/static/*").blockingHandler(this::answer, false);
    }

    private void answer(RoutingContext request) {
        String path = request.normalizedPath();
        Optional<Buffer> file = NAME.matcher(path).matches() ? file(path) : Optional.empty();
        if (file.isEmpty()) {
            request.response().setStatusCode(404).end();
            return;
        }
        String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
        // the names of bundles carry a hash of their content
        String keep =
                path.startsWith("/static/bundle/") ? "public, max-age=31536000, immutable" : "public, max-age=3600";
        // the framework marks each answer as not to be packed but those of its own handlers
        request.response().headers().remove("Content-Encoding");
        request.response()
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", keep)
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(file.get());
    }

    private Optional<Buffer> file(String path) {
        return Optional.ofNullable(files.get(path)).or(() -> {
            Optional<Buffer> read = read(path);
            read.ifPresent(file -> files.put(path, file));
            return read;
        });
    }

    private static Optional<Buffer> read(String path) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream file = loader.getResourceAsStream(ROOT + path)) {
            return file == null ? Optional.empty() : Optional.of(Buffer.buffer(file.readAllBytes()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
