package org.einthoven.review;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;
import jakarta.enterprise.event.Observes;

/** Serves scripts and styles; the servlet container below /fhir switches Quarkus' own static handler off. */
final class StaticRoute {
    /** Their names carry a hash of their content. */
    private static final long ONE_YEAR_S = 31_536_000;

    void serve(@Observes Router router) {
        router.route("/static/*")
                .handler(StaticHandler.create("META-INF/resources/static").setMaxAgeSeconds(ONE_YEAR_S));
    }
}
