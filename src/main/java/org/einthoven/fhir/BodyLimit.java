package org.einthoven.fhir;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/**
 * Refuses a body whose announced length is too large, in FHIR's form and before anything of it is kept. Quarkus' own
 * check comes next and answers with an empty body. A body without a length is counted by {@link BodyIntake}.
 */
@ApplicationScoped
class BodyLimit {

    /** Clients see the answer only if they could send all: up to this many times the limit is read and thrown away. */
    static final int THROWN_AWAY = 4;

    private final FhirRefusalFormat format;
    private final long limit;

    BodyLimit(
            FhirRefusalFormat format,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize limit) {
        this.format = format;
        this.limit = limit.asLongValue();
    }

    void install(@Observes Router router) {
        router.route("/fhir/*")
                .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1)
                .handler(this::check);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        long length = announced(request);
        if (length <= limit) {
            context.next();
        } else if (request.getHeader("Expect") != null || length > THROWN_AWAY * limit) {
            context.response().putHeader("Connection", "close");
            refuse(context);
        } else {
            request.endHandler(read -> refuse(context));
            request.resume();
        }
    }

    /** A malformed length is no business of ours: the HTTP decoder has refused it. */
    private static long announced(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }

    private void refuse(RoutingContext context) {
        format.answer(context, FaultException.of(Fault.BODY_TOO_LARGE, (limit >> 20) + " MiB"));
    }
}
