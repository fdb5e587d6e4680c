package org.einthoven.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.einthoven.security.SmartScopes.Interaction;

/**
 * Before the roles of the entry points: who did not sign in does not get as far as having a body read, and a token is
 * held to its scopes.
 */
@ApplicationScoped
class ScopePolicy implements HttpSecurityPolicy {
    /** What a request does to which resource type. */
    record Demand(String type, Interaction interaction) {}

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        Optional<Demand> demand = demand(request.request().method().name(), request.normalizedPath());
        if (demand.isEmpty()) {
            return CheckResult.permit();
        }
        return identity.map(who -> {
            if (who.isAnonymous()) {
                // not denied but failed, since a denial would be answered with an empty body
                throw new AuthenticationFailedException();
            }
            SmartScopes scopes = who.getAttribute(TokenRoles.SCOPES);
            boolean allowed = scopes == null
                    || scopes.allow(demand.get().type(), demand.get().interaction());
            return allowed ? CheckResult.PERMIT : CheckResult.DENY;
        });
    }

    /** Empty where no clinical data are touched. */
    static Optional<Demand> demand(String method, String path) {
        String[] parts = path.split("/", -1);
        if (path.startsWith("/api/recordings")) {
            return Optional.of(new Demand("Observation", method.equals("GET") ? Interaction.READ : Interaction.CREATE));
        }
        if (!path.startsWith("/fhir/") || parts.length < 3 || parts[2].equals("metadata")) {
            return Optional.empty();
        }
        String rest = parts.length > 3 ? parts[3] : "";
        Interaction interaction =
                switch (method) {
                    case "GET", "HEAD" ->
                        rest.isEmpty() || rest.startsWith("_") ? Interaction.SEARCH : Interaction.READ;
                    case "POST" -> rest.equals("_search") ? Interaction.SEARCH : Interaction.CREATE;
                    case "DELETE" -> Interaction.DELETE;
                    default -> Interaction.UPDATE;
                };
        return Optional.of(new Demand(parts[2], interaction));
    }
}
