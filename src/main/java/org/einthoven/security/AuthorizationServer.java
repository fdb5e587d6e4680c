package org.einthoven.security;

import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.runtime.TenantConfigBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** The identity provider that gives out tokens for this server, as it describes itself. */
@ApplicationScoped
public class AuthorizationServer {
    /** What RFC 8414 calls them, for which SMART has the same words. */
    public enum Endpoint {
        AUTHORIZE("authorize", "authorization_endpoint"),
        TOKEN("token", "token_endpoint"),
        INTROSPECT("introspect", "introspection_endpoint"),
        REGISTER("register", "registration_endpoint"),
        REVOKE("revoke", "revocation_endpoint");

        private final String uri;
        private final String member;

        Endpoint(String uri, String member) {
            this.uri = uri;
            this.member = member;
        }

        /** Its name in the extension of CapabilityStatements. */
        public String uri() {
            return uri;
        }

        /** Its name in descriptions. */
        public String member() {
            return member;
        }
    }

    private static final String SCOPES = "scopes_supported";

    /** Scopes beside those for clinical data that SMART App Launch 2.2 names. */
    private static final Set<String> OF_SIGNING_IN =
            Set.of("openid", "fhirUser", "profile", "launch", "launch/patient", "offline_access", "online_access");

    private final TenantConfigBean tenants;
    private final boolean configured;

    AuthorizationServer(
            TenantConfigBean tenants,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "false") boolean configured) {
        this.tenants = tenants;
        this.configured = configured;
    }

    public boolean isConfigured() {
        return configured;
    }

    /** Empty while the provider could not be asked yet. */
    private Optional<OidcConfigurationMetadata> description() {
        return Optional.ofNullable(tenants.getDefaultTenant().getOidcMetadata());
    }

    private OidcConfigurationMetadata known() {
        return description().orElseThrow(() -> FaultException.of(Fault.BUSY));
    }

    String issuer() {
        return known().getIssuer();
    }

    String keys() {
        return known().getJsonWebKeySetUri();
    }

    /** Empty where there is none, or the provider could not be asked yet. */
    public Optional<String> address(Endpoint endpoint) {
        return description().map(description -> description.get(endpoint.member));
    }

    /** A list of its description; empty where it does not say. */
    List<String> list(String member) {
        return description()
                .filter(description -> description.contains(member))
                .map(description -> description.getStringList(member))
                .orElse(List.of());
    }

    /** Of the scopes that it gives out those that this server knows. */
    List<String> scopes() {
        return list(SCOPES).stream()
                .filter(scope -> OF_SIGNING_IN.contains(scope)
                        || ClinicalScope.parse(scope).isPresent())
                .toList();
    }
}
