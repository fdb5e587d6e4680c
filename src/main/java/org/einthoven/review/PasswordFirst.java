package org.einthoven.review;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.Sessions;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets nobody do anything with a password that an administrator gave them, but change it. */
final class PasswordFirst {
    private static final Set<String> BEFORE = Set.of("/account", "/account/password", "/login", "/logout");

    private final CurrentIdentityAssociation identity;

    PasswordFirst(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    @ServerRequestFilter
    @Nullable
    Response check(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (BEFORE.contains(path) || !Sessions.mustChangePassword(identity.getIdentity())) {
            return null;
        }
        if (path.startsWith("/api") || !request.getMethod().equals("GET")) {
            throw FaultException.of(Fault.MUST_CHANGE_PASSWORD);
        }
        return Response.seeOther(URI.create("/account")).build();
    }
}
