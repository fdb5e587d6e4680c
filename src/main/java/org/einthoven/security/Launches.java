package org.einthoven.security;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * People who come from an EHR, or through the clinic's identity provider, instead of by the login form. Quarkus goes the
 * way of the code (state, PKCE, nonce) and keeps the ID token in a cookie, encrypted; here is decided who may begin it
 * and what comes of it.
 */
@ApplicationScoped
public class Launches {
    /** The tenant of OpenID Connect that is for pages; the default one is for tokens of programs. */
    static final String TENANT = "pages";

    static final String FOLDER = "/launch";

    /** Who is signed in by a launch has this attribute, where the launch is for a patient. */
    static final String PATIENT = "einthoven.launch.patient";

    private static final String COOKIE = "q_session_" + TENANT;

    private final boolean on;
    private final Set<String> issuers;
    private final LaunchSettings settings;

    Launches(
            LaunchSettings settings,
            @ConfigProperty(name = "quarkus.oidc.pages.tenant-enabled", defaultValue = "false") boolean on) {
        this.settings = settings;
        this.on = on;
        this.issuers = settings.from().orElse(List.of()).stream()
                .map(Launches::withoutSlash)
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean areOn() {
        return on;
    }

    /** Whether this FHIR server may launch the pages. */
    public boolean mayCome(String issuer) {
        return issuers.contains(withoutSlash(issuer));
    }

    /** Addresses of the FHIR servers that may launch the pages, whose patients are those of here. */
    Set<String> issuers() {
        return issuers;
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /** Whether a request is on its way through a launch, or in a session that began with one. */
    boolean isPartOf(RoutingContext request) {
        return on
                && (SignIn.isUnder(request, FOLDER)
                        || cookies(request).findAny().isPresent());
    }

    /** Ends the session in this browser. */
    public void forget(RoutingContext request) {
        cookies(request).map(Cookie::getName).toList().forEach(name -> request.response()
                .addCookie(Cookie.cookie(name, "").setPath("/").setMaxAge(0)));
    }

    private static Stream<Cookie> cookies(RoutingContext request) {
        return request.request().cookies().stream()
                .filter(cookie -> cookie.getName().startsWith(COOKIE));
    }

    /** Whether somebody is signed in by a launch, not by the form. */
    public static boolean broughtIn(SecurityIdentity who) {
        return who.getCredential(IdTokenCredential.class) != null;
    }

    /** The roles of a member of these groups. */
    Set<String> roles(Set<String> groups) {
        return Stream.of(
                        role(groups, settings.cardiologists(), Role.CARDIOLOGIST),
                        role(groups, settings.administrators(), Role.ADMIN))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> role(Set<String> groups, Optional<String> group, Role role) {
        return group.filter(groups::contains).map(member -> role.roleName());
    }

    /** The patient whom the EHR has open; null where there is none. */
    public @Nullable String patientOf(SecurityIdentity who) {
        return who.getAttribute(PATIENT);
    }
}
