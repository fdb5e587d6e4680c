package org.einthoven.fhir;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Takes the length out of an answer that says that nothing has changed: the container states 0, and a cache would take that
 * for the length of what it keeps (RFC 9110, 8.6).
 */
@ApplicationScoped
class NotModified {

    void install(@Observes Router router) {
        router.route("/fhir/*")
                .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 3)
                .handler(context -> {
                    context.addHeadersEndHandler(headers -> dropLength(context));
                    context.next();
                });
    }

    private static void dropLength(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.getStatusCode() == HttpServletResponse.SC_NOT_MODIFIED) {
            response.headers().remove("Content-Length");
        }
    }
}
