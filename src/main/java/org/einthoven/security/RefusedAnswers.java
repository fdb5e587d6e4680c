package org.einthoven.security;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Has every page and every answer of {@code /api} that says no written down before it goes out. */
final class RefusedAnswers {
    private static final int FORBIDDEN = 403;

    private final RefusedAccess refused;

    RefusedAnswers(RefusedAccess refused) {
        this.refused = refused;
    }

    @ServerResponseFilter
    Uni<@Nullable Void> write(ContainerResponseContext answer, RoutingContext request) {
        return answer.getStatus() == FORBIDDEN
                ? refused.write(request)
                : Uni.createFrom().voidItem();
    }
}
