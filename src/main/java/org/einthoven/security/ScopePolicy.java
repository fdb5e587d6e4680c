package org.einthoven.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * Before the roles of the entry points: who did not sign in does not get as far as having a body read, and a token is
 * held to its scopes on {@code /api}. On {@code /fhir} the scopes are looked at where it is known what is asked.
 */
@ApplicationScoped
class ScopePolicy implements HttpSecurityPolicy {
    private static final Set<String> FOR_EVERYBODY = Set.of("/fhir/metadata", SmartConfiguration.PATH);
    private static final Set<String> LOOKS = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        String path = request.normalizedPath();
        boolean recordings = path.startsWith("/api/recordings");
        if (!recordings && (!SignIn.isUnder(request, "/fhir") || isForEverybody(request))) {
            return CheckResult.permit();
        }
        return identity.map(who -> {
            if (who.isAnonymous()) {
                // not denied but failed, since a denial would be answered with an empty body
                throw new AuthenticationFailedException();
            }
            Interaction asked = request.request().method().name().equals("GET") ? Interaction.READ : Interaction.CREATE;
            boolean allowed = !recordings
                    || !FhirAccess.isByToken(who)
                    || FhirAccess.of(who).allows("Observation", asked);
            return allowed ? CheckResult.PERMIT : CheckResult.DENY;
        });
    }

    /** What tells a client how to sign in: asked for by its very name and without a body, which would have to be kept. */
    private static boolean isForEverybody(RoutingContext context) {
        HttpServerRequest request = context.request();
        return FOR_EVERYBODY.contains(request.path())
                && LOOKS.contains(request.method().name())
                && request.getHeader("Transfer-Encoding") == null
                && Optional.ofNullable(request.getHeader("Content-Length"))
                        .filter(length -> !length.equals("0"))
                        .isEmpty();
    }
}
