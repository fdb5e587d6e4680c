package org.einthoven.security;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A clinic's identity provider as far as a server sees it that checks tokens: its description, its keys, its tokens. To
 * programs it gives tokens for client assertions, as SMART's backend services ask for them, and people it lets in who come
 * by a launch.
 */
public final class IdentityProviderStub implements QuarkusTestResourceLifecycleManager {
    private static final KeyPair KEYS = TestKeys.rsa();
    private static final KeyPair OTHER_KEYS = TestKeys.rsa();

    /** Of the program that is known to the provider as {@code lab-system}. */
    static final KeyPair PROGRAM_KEYS = TestKeys.rsa();

    /** The FHIR server of the EHR that may launch the pages. */
    static final String EHR = "https://ehr.example/fhir";

    private HttpServer server;
    private String issuer;
    private ClientAssertions assertions;
    private AuthorizationCodes codes;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        assertions = new ClientAssertions(issuer + "/token", Map.of("lab-system", PROGRAM_KEYS.getPublic()));
        codes = new AuthorizationCodes(issuer, KEYS, OTHER_KEYS);
        serve("/.well-known/openid-configuration", description());
        serve("/keys", "{\"keys\": [" + TestKeys.jwk("1", KEYS) + "]}");
        server.createContext("/token", this::giveToken);
        server.createContext("/authorize", this::authorize);
        server.start();
        return settings(issuer);
    }

    /** How the server is set up with a provider. */
    static Map<String, String> settings(String issuer) {
        return Map.of(
                "quarkus.oidc.tenant-enabled",
                "true",
                "quarkus.oidc.auth-server-url",
                issuer,
                "test.issuer",
                issuer,
                "quarkus.oidc.pages.tenant-enabled",
                "true",
                "quarkus.oidc.pages.client-id",
                AuthorizationCodes.CLIENT,
                "quarkus.oidc.pages.credentials.secret",
                AuthorizationCodes.SECRET,
                "einthoven.launch.from",
                EHR,
                "einthoven.launch.cardiologists",
                "ecg-readers");
    }

    private String description() {
        return """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "token_endpoint": "%1$s/token",
                 "authorization_endpoint": "%1$s/authorize",
                 "grant_types_supported": ["authorization_code", "client_credentials"],
                 "token_endpoint_auth_methods_supported": ["client_secret_basic", "private_key_jwt"],
                 "token_endpoint_auth_signing_alg_values_supported": ["RS384", "ES384"],
                 "code_challenge_methods_supported": ["plain", "S256"],
                 "scopes_supported": ["openid", "fhirUser", "launch", "launch/patient", "system/*.rs",
                   "patient/Observation.rs", "system/Observation.rs?category=laboratory", "email"]}"""
                .formatted(issuer);
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** A token that holds for some minutes. */
    public static String token(String issuer, String scopes) {
        return token(issuer, scopes, Map.of());
    }

    /** @param more claims beside those that every token has */
    public static String token(String issuer, String scopes, Map<String, Object> more) {
        return token(issuer, scopes, more, Instant.now().plusSeconds(300), KEYS);
    }

    static String expiredToken(String issuer, String scopes) {
        return token(issuer, scopes, Map.of(), Instant.now().minusSeconds(300), KEYS);
    }

    /** What somebody else signed in the provider's name. */
    static String forgedToken(String issuer, String scopes) {
        return token(issuer, scopes, Map.of(), Instant.now().plusSeconds(300), OTHER_KEYS);
    }

    private static String token(String issuer, String scopes, Map<String, Object> more, Instant expires, KeyPair keys) {
        JwtClaimsBuilder claims = Jwt.issuer(issuer)
                .subject("lab-system")
                .upn("lab-system")
                .claim("scope", scopes)
                .issuedAt(expires.minusSeconds(600))
                .expiresAt(expires);
        more.forEach(claims::claim);
        return claims.jws().keyId("1").sign(keys.getPrivate());
    }

    /** SMART App Launch 2.2, 4.1.4: a token for a program that proves with its key who it is. */
    private void giveToken(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if ("authorization_code".equals(form.get("grant_type"))) {
            String tokens = codes.redeem(form, exchange.getRequestHeaders().getFirst("Authorization"));
            answer(
                    exchange,
                    tokens.isEmpty() ? 400 : 200,
                    tokens.isEmpty() ? "{\"error\": \"invalid_grant\"}" : tokens);
            return;
        }
        boolean known = "client_credentials".equals(form.get("grant_type"))
                && ClientAssertions.TYPE.equals(form.get("client_assertion_type"))
                && assertions.accepts(form.getOrDefault("client_assertion", ""));
        if (known) {
            String token = token(issuer, form.getOrDefault("scope", ""));
            answer(
                    exchange,
                    200,
                    "{\"access_token\": \"%s\", \"token_type\": \"bearer\", \"expires_in\": 300}".formatted(token));
        } else {
            answer(exchange, 400, "{\"error\": \"invalid_client\"}");
        }
    }

    private void authorize(HttpExchange exchange) throws IOException {
        String back = codes.authorize(fields(exchange.getRequestURI().getRawQuery()));
        exchange.getResponseHeaders().add("Location", back);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private void serve(String path, String json) {
        server.createContext(path, exchange -> answer(exchange, 200, json));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
