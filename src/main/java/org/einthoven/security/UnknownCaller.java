package org.einthoven.security;

import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import org.einthoven.faults.Fault;
import org.einthoven.faults.Problem;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers a caller who did not sign in: a program with how to, a person with the login page. */
final class UnknownCaller {
    private final SignIn signIn;

    UnknownCaller(SignIn signIn) {
        this.signIn = signIn;
    }

    @ServerExceptionMapper
    Uni<Response> answer(UnauthorizedException unknown, RoutingContext request) {
        if (SignIn.isForPrograms(request)) {
            return Uni.createFrom()
                    .item(Response.status(Fault.NOT_SIGNED_IN.httpStatus())
                            .type(Problem.MEDIA_TYPE)
                            .header("WWW-Authenticate", signIn.challenge(request))
                            .header("Cache-Control", "no-store")
                            .entity(Problem.of(Fault.NOT_SIGNED_IN))
                            .build());
        }
        return signIn.getChallenge(request).map(challenge -> Response.status(challenge.status)
                .header(challenge.headerName.toString(), challenge.headerContent)
                .build());
    }
}
