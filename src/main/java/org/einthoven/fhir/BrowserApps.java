package org.einthoven.fhir;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets apps that run in a browser, at the addresses that an administrator lists, call {@code /fhir} from there (CORS).
 * They bring a bearer token: cookies and passwords that a browser keeps are not sent along.
 */
@ApplicationScoped
class BrowserApps {

    private final List<String> origins;

    BrowserApps(@ConfigProperty(name = "einthoven.fhir.origins") Optional<List<String>> origins) {
        this.origins = List.copyOf(origins.orElse(List.of()));
    }

    /** Whether there are any. */
    boolean areAllowed() {
        return !origins.isEmpty();
    }

    /** Before signing in: a browser asks without a token whether it may ask. */
    void install(@Observes Router router) {
        if (!areAllowed()) {
            return;
        }
        router.route("/fhir/*")
                .order(Integer.MIN_VALUE + 2)
                .handler(CorsHandler.create()
                        .addOrigins(origins)
                        .allowCredentials(false)
                        .allowedMethods(Set.of(
                                HttpMethod.GET,
                                HttpMethod.HEAD,
                                HttpMethod.POST,
                                HttpMethod.PUT,
                                HttpMethod.PATCH,
                                HttpMethod.DELETE))
                        .allowedHeaders(Set.of(
                                "Accept",
                                "Authorization",
                                "Content-Type",
                                "If-Match",
                                "If-Modified-Since",
                                "If-None-Exist",
                                "If-None-Match",
                                "Prefer"))
                        .exposedHeaders(Set.of("Content-Location", "ETag", "Last-Modified", "Location")));
    }
}
