package org.einthoven.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Before the roles of the entry points: who did not sign in does not get as far as having a body read, and a token is
 * held to its scopes on {@code /api}. On {@code /fhir} the scopes are looked at where it is known what is asked.
 */
@ApplicationScoped
class ScopePolicy implements HttpSecurityPolicy {
    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        String path = request.normalizedPath();
        boolean recordings = path.startsWith("/api/recordings");
        if (!recordings && (!SignIn.isUnder(request, "/fhir") || isForEverybody(path))) {
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

    /** What tells a client how to sign in. */
    static boolean isForEverybody(String path) {
        return path.equals("/fhir/metadata") || path.equals(SmartConfiguration.PATH);
    }
}
