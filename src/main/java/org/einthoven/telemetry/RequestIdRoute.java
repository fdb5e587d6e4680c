package org.einthoven.telemetry;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Gives each request its id before anything else happens to it, and tells it in the answer, whatever that becomes. */
@ApplicationScoped
class RequestIdRoute {

    void install(@Observes @Priority(1) Router router) {
        router.route().order(Integer.MIN_VALUE).handler(RequestIdRoute::name);
    }

    private static void name(RoutingContext request) {
        HttpServerRequest sent = request.request();
        // a request whose address was mended comes by twice
        String id = of(request)
                .orElseGet(
                        () -> RequestId.of(sent.getHeader(RequestId.HEADER), sent.getHeader(RequestId.TRACE_HEADER)));
        request.response().headers().set(RequestId.HEADER, id);
        // kept with the request, on whichever thread it is worked on, and gone with it
        MDC.put(Correlation.KEY, id);
        request.next();
    }

    static Optional<String> of(@Nullable RoutingContext request) {
        return Optional.ofNullable(request).map(r -> r.response().headers().get(RequestId.HEADER));
    }
}
