package org.einthoven.security;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.BasicAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which way of signing in counts where. Programs ({@code /fhir}, {@code /api}) sign in with each request, by HTTP Basic
 * or a bearer token, and are never sent to a login page. Pages have the login form and its cookie, or a launch. The cookie also opens
 * {@code /api} for reading, since pages fetch from there; it changes nothing there, so no other site can make it.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class SignIn implements HttpAuthenticationMechanism {
    static final String FORM_POST = "/j_security_check";

    private static final String FORM_CHALLENGE = "Form realm=\"Einthoven\"";

    private final FormAuthenticationMechanism form;
    private final BasicAuthenticationMechanism basic;
    private final OidcAuthenticationMechanism oidc;
    private final Launches launches;
    private final String cookie;
    private final boolean identityProvider;

    SignIn(
            FormAuthenticationMechanism form,
            BasicAuthenticationMechanism basic,
            OidcAuthenticationMechanism oidc,
            Launches launches,
            @ConfigProperty(name = "quarkus.http.auth.form.cookie-name") String cookie,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "false") boolean identityProvider) {
        this.form = form;
        this.basic = basic;
        this.oidc = oidc;
        this.launches = launches;
        this.cookie = cookie;
        this.identityProvider = identityProvider;
    }

    static boolean isForm(RoutingContext request) {
        return request.normalizedPath().endsWith(FORM_POST);
    }

    static boolean isForPrograms(RoutingContext request) {
        return isUnder(request, "/fhir") || isUnder(request, "/api") || isUnder(request, "/q");
    }

    static boolean isUnder(RoutingContext request, String folder) {
        String path = request.normalizedPath();
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        if (!isForPrograms(request)) {
            return bySession(request, identities);
        }
        String authorization = request.request().getHeader("Authorization");
        if (authorization == null) {
            boolean read = request.request().method() == HttpMethod.GET;
            return isUnder(request, "/api") && read
                    ? bySession(request, identities)
                    : Uni.createFrom().nullItem();
        }
        if (!isBearer(authorization)) {
            return basic.authenticate(request, identities);
        }
        // named, or Quarkus would let the cookie of a launch count for it
        request.put(OidcUtils.TENANT_ID_ATTRIBUTE, OidcUtils.DEFAULT_TENANT_ID);
        return oidc.authenticate(request, identities);
    }

    private static boolean isBearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    }

    private Uni<SecurityIdentity> bySession(RoutingContext request, IdentityProviderManager identities) {
        if (isForm(request)) {
            launches.forget(request);
        } else if (launches.isPartOf(request)) {
            return byLaunch(request, identities);
        }
        return byForm(request, identities);
    }

    /** A session that is over, or was never one, is none; on the way through a launch it is refused. */
    private Uni<SecurityIdentity> byLaunch(RoutingContext request, IdentityProviderManager identities) {
        request.put(OidcUtils.TENANT_ID_ATTRIBUTE, Launches.TENANT);
        Uni<SecurityIdentity> launched = oidc.authenticate(request, identities);
        if (isUnder(request, Launches.FOLDER)) {
            return launched;
        }
        return launched.onFailure().recoverWithUni(() -> {
            launches.forget(request);
            return byForm(request, identities);
        });
    }

    /**
     * A session that is over is none, so that its cookie, which the browser still has, does not keep it from the login page. It is
     * left there: who signs in meanwhile in another tab gets a new one by the same name.
     */
    private Uni<SecurityIdentity> byForm(RoutingContext request, IdentityProviderManager identities) {
        Uni<SecurityIdentity> known = form.authenticate(request, identities);
        Uni<SecurityIdentity> asked = isForm(request)
                ? known
                : known.onFailure(AuthenticationFailedException.class).recoverWithNull();
        return asked.onItem().ifNotNull().transform(who -> {
            if (Looks.isOne(request)) {
                // the one that it was asked with goes on until it is too old
                request.response().removeCookie(cookie, false);
            }
            return PageSession.forPages(who);
        });
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        if (!isForPrograms(request)) {
            if (Looks.isOne(request)) {
                // else signing in would lead to where nobody wanted to go
                return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", FORM_CHALLENGE));
            }
            boolean launch = launches.areOn() && isUnder(request, Launches.FOLDER);
            return launch ? oidc.getChallenge(request) : form.getChallenge(request);
        }
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", challenge(request)));
    }

    /** As RFC 6750, 3, has it for tokens. A page's own request must not open the browser's password window over the page. */
    String challenge(RoutingContext request) {
        if ("same-origin".equals(request.request().getHeader("Sec-Fetch-Site"))) {
            return FORM_CHALLENGE;
        }
        if (isBearer(request.request().getHeader("Authorization"))) {
            return "Bearer realm=\"Einthoven\", error=\"invalid_token\"";
        }
        String basicChallenge = "Basic realm=\"Einthoven\", charset=\"UTF-8\"";
        return identityProvider ? "Bearer realm=\"Einthoven\", " + basicChallenge : basicChallenge;
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        Set<Class<? extends AuthenticationRequest>> types = new HashSet<>(form.getCredentialTypes());
        types.addAll(basic.getCredentialTypes());
        if (identityProvider) {
            types.addAll(oidc.getCredentialTypes());
        }
        return types;
    }
}
