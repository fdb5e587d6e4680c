package org.einthoven.security;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.AuthorizationServer.Endpoint;

/**
 * Tells SMART apps how to get a token (SMART App Launch 2.2, 2.0.10). What is said of the identity provider is what it
 * says of itself; a capability that it does not show is not claimed for it.
 */
@ApplicationScoped
class SmartConfiguration {
    static final String PATH = "/fhir/.well-known/smart-configuration";

    private static final String GRANTS = "grant_types_supported";
    private static final String CLIENT_METHODS = "token_endpoint_auth_methods_supported";
    private static final String ALGORITHMS = "token_endpoint_auth_signing_alg_values_supported";
    private static final String CHALLENGES = "code_challenge_methods_supported";

    private final AuthorizationServer server;
    private final RefusalRoute refusals;

    SmartConfiguration(AuthorizationServer server, RefusalRoute refusals) {
        this.server = server;
        this.refusals = refusals;
    }

    /** Before the servlet, which takes all that is below its path. */
    void install(@Observes Router router) {
        router.get(PATH).order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(this::answer);
    }

    private void answer(RoutingContext request) {
        if (!server.isConfigured()) {
            refusals.answer(request, Fault.NO_IDENTITY_PROVIDER);
            return;
        }
        try {
            String description = describe().encode();
            request.response()
                    .putHeader("Content-Type", "application/json")
                    // apps in a browser ask before they have signed in anywhere; there is nothing in it to keep from
                    // them
                    .putHeader("Access-Control-Allow-Origin", "*")
                    .end(description);
        } catch (FaultException refused) {
            refusals.answer(request, refused.fault());
        }
    }

    private JsonObject describe() {
        JsonObject description = new JsonObject().put("issuer", server.issuer()).put("jwks_uri", server.keys());
        for (Endpoint endpoint : Endpoint.values()) {
            server.address(endpoint).ifPresent(address -> description.put(endpoint.member(), address));
        }
        for (String list : List.of(GRANTS, CLIENT_METHODS, ALGORITHMS)) {
            put(description, list, server.list(list));
        }
        put(description, "scopes_supported", server.scopes());
        // SMART forbids "plain", whatever else the provider takes
        put(
                description,
                CHALLENGES,
                server.list(CHALLENGES).stream().filter("S256"::equals).toList());
        return description.put("capabilities", new JsonArray(capabilities()));
    }

    private static void put(JsonObject description, String name, List<String> values) {
        if (!values.isEmpty()) {
            description.put(name, new JsonArray(values));
        }
    }

    private List<String> capabilities() {
        List<String> scopes = server.scopes();
        List<String> methods = server.list(CLIENT_METHODS);
        List<String> capabilities =
                new ArrayList<>(List.of("permission-v1", "permission-v2", "permission-patient", "permission-user"));
        addIf(capabilities, scopes.contains("launch"), "launch-ehr", "context-ehr-patient");
        addIf(capabilities, scopes.contains("launch/patient"), "launch-standalone", "context-standalone-patient");
        addIf(capabilities, scopes.contains("openid"), "sso-openid-connect");
        addIf(capabilities, scopes.contains("offline_access"), "permission-offline");
        addIf(capabilities, scopes.contains("online_access"), "permission-online");
        addIf(capabilities, methods.contains("none"), "client-public");
        addIf(
                capabilities,
                methods.contains("client_secret_basic") || methods.contains("client_secret_post"),
                "client-confidential-symmetric");
        addIf(capabilities, methods.contains("private_key_jwt"), "client-confidential-asymmetric");
        return capabilities;
    }

    private static void addIf(List<String> capabilities, boolean shown, String... names) {
        if (shown) {
            capabilities.addAll(List.of(names));
        }
    }
}
