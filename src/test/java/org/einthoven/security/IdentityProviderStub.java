package org.einthoven.security;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** A clinic's identity provider as far as a server sees it that checks tokens: its description, its keys, its tokens. */
public final class IdentityProviderStub implements QuarkusTestResourceLifecycleManager {
    private static final KeyPair KEYS = keys();
    private static final KeyPair OTHER_KEYS = keys();

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        String issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        serve(
                "/.well-known/openid-configuration",
                """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "token_endpoint": "%1$s/token",
                 "authorization_endpoint": "%1$s/authorize"}"""
                        .formatted(issuer));
        RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
        serve(
                "/keys",
                """
                {"keys": [{"kty": "RSA", "kid": "1", "alg": "RS256", "use": "sig", "n": "%s", "e": "%s"}]}"""
                        .formatted(encode(key.getModulus()), encode(key.getPublicExponent())));
        server.start();
        return Map.of(
                "quarkus.oidc.tenant-enabled", "true", "quarkus.oidc.auth-server-url", issuer, "test.issuer", issuer);
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** A token that holds for some minutes. */
    static String token(String issuer, String scopes) {
        return token(issuer, scopes, Instant.now().plusSeconds(300), KEYS);
    }

    static String expiredToken(String issuer, String scopes) {
        return token(issuer, scopes, Instant.now().minusSeconds(300), KEYS);
    }

    /** What somebody else signed in the provider's name. */
    static String forgedToken(String issuer, String scopes) {
        return token(issuer, scopes, Instant.now().plusSeconds(300), OTHER_KEYS);
    }

    private static String token(String issuer, String scopes, Instant expires, KeyPair keys) {
        return Jwt.issuer(issuer)
                .subject("lab-system")
                .upn("lab-system")
                .claim("scope", scopes)
                .issuedAt(expires.minusSeconds(600))
                .expiresAt(expires)
                .jws()
                .keyId("1")
                .sign(keys.getPrivate());
    }

    private void serve(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    /** Without the sign byte that Java puts before it, RFC 7518, 6.3.1. */
    private static String encode(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has RSA", impossible);
        }
    }
}
