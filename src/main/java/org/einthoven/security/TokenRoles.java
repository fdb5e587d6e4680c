package org.einthoven.security;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TokenIntrospection;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Gives the holder of a token the roles that its scopes stand for, and no others: a scope's bare name is no role. Who came
 * to the pages by a launch gets those that their groups stand for.
 */
@ApplicationScoped
class TokenRoles implements SecurityIdentityAugmentor {
    static final String ACCESS = "einthoven.access";

    /** In whose context the app was launched (SMART App Launch 2.2, 2.1.8); providers put it into the token as well. */
    private static final String PATIENT = "patient";

    private static final String USER = "fhirUser";

    /** Where Quarkus keeps what the provider said of a token that only it can read. */
    private static final String INTROSPECTION = "introspection";

    private final Launches launches;
    private final Sessions sessions;

    TokenRoles(Launches launches, Sessions sessions) {
        this.launches = launches;
        this.sessions = sessions;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return augment(identity, context, Map.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        if (Launches.broughtIn(identity)) {
            return context.runBlocking(() -> launched(identity, !Looks.isOne(attributes)));
        }
        if (identity.isAnonymous() || identity.getCredential(AccessTokenCredential.class) == null) {
            return Uni.createFrom().item(identity);
        }
        Set<String> scopes = identity.getRoles();
        FhirUser user = user(claim(identity, USER), scopes, HttpSecurityUtils.getRoutingContextAttribute(attributes));
        FhirAccess access = FhirAccess.ofToken(scopes, claim(identity, PATIENT), user);
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(identity.getPrincipal())
                        .addCredentials(identity.getCredentials())
                        .addAttributes(identity.getAttributes())
                        .addAttribute(ACCESS, access)
                        .addRoles(roles(scopes, access))
                        .build());
    }

    /** A token without the claim, which is optional, may say by a role of ours that a clinician or the EHR is behind it. */
    private FhirUser user(@Nullable String claim, Set<String> scopes, @Nullable RoutingContext request) {
        if (claim == null) {
            boolean known = Stream.of(Role.CARDIOLOGIST, Role.EHR)
                    .map(TokenRoles::scope)
                    .anyMatch(scopes::contains);
            return known ? FhirUser.CLINICIAN : FhirUser.UNSTATED;
        }
        Set<String> servers = new HashSet<>(launches.issuers());
        if (request != null) {
            servers.add(request.request().scheme() + "://" + request.request().authority() + "/fhir");
        }
        return FhirUser.of(claim, servers);
    }

    private static String scope(Role role) {
        return "einthoven/" + role.roleName();
    }

    /** Somebody at the pages, who has the roles of their groups and a session that can be ended. */
    private SecurityIdentity launched(SecurityIdentity identity, boolean used) {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        UUID session = UUID.nameUUIDFromBytes(token.getRawToken().getBytes(StandardCharsets.UTF_8));
        if (!sessions.admits(session, token.getName(), used)) {
            throw new AuthenticationFailedException();
        }
        QuarkusSecurityIdentity.Builder launched = QuarkusSecurityIdentity.builder()
                .setPrincipal(token)
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addAttribute(PageSession.ID, session)
                .addRoles(launches.roles(identity.getRoles()));
        String patient = FhirAccess.patientId(claim(identity, PATIENT));
        return (patient == null ? launched : launched.addAttribute(Launches.PATIENT, patient)).build();
    }

    /** Any scope for clinical data makes a program of the clinic, {@code einthoven/role} the role. */
    static Set<String> roles(Set<String> scopes, FhirAccess access) {
        return Arrays.stream(Role.values())
                .filter(role -> scopes.contains(scope(role)) || (role == Role.EHR && access.isAny()))
                .map(Role::roleName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As it stands; empty for what is no text, which is not the same as nothing. */
    private static @Nullable String claim(SecurityIdentity identity, String name) {
        Object claim = null;
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            claim = token.getClaim(name);
        } else if (identity.getAttribute(INTROSPECTION) instanceof TokenIntrospection introspection) {
            claim = introspection.get(name);
        }
        return claim == null || claim instanceof String ? (String) claim : "";
    }
}
