package org.einthoven.review;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.einthoven.faults.Fault;
import org.einthoven.faults.Problem;
import org.einthoven.telemetry.Correlation;

/** Answers at addresses at which there is nothing: people get a page, programs the problem. */
@ApplicationScoped
class LostRoute {
    private static final int AFTER_ALL_OTHERS = 10 * RouteConstants.ROUTE_ORDER_AFTER_DEFAULT;

    void install(@Observes Router router) {
        router.route().order(AFTER_ALL_OTHERS).handler(LostRoute::answer);
    }

    private static void answer(RoutingContext request) {
        Problem problem =
                Problem.of(Fault.PATH_NOT_FOUND).under(Correlation.current().orElse(null));
        boolean program = request.normalizedPath().startsWith("/api/");
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", program ? Problem.MEDIA_TYPE : "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(program ? JsonObject.mapFrom(problem).encode() : PageFaults.page(problem));
    }
}
