package org.einthoven.telemetry;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The id of the request that is being answered, for threads to which the log's own does not come along. */
@ApplicationScoped
public class RequestIds {
    private final CurrentVertxRequest request;

    RequestIds(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Empty outside of a request. */
    public Optional<String> current() {
        return RequestIdRoute.of(request.getCurrent());
    }
}
