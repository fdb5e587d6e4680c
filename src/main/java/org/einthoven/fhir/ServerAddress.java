package org.einthoven.fhir;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Under which address the client of the current request knows this server. */
@ApplicationScoped
class ServerAddress {

    private final CurrentVertxRequest current;

    ServerAddress(CurrentVertxRequest current) {
        this.current = current;
    }

    /** Of the FHIR endpoint, without a slash at its end; a path alone where there is no request. */
    String base() {
        RoutingContext routing = Arc.container().requestContext().isActive() ? current.getCurrent() : null;
        if (routing == null) {
            return "/fhir";
        }
        HttpServerRequest request = routing.request();
        return request.scheme() + "://" + request.authority() + "/fhir";
    }
}
