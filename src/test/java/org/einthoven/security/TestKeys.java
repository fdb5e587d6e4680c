package org.einthoven.security;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** Keys that are made for a run. */
final class TestKeys {
    /** Seconds; SMART allows five minutes, Keycloak one. */
    private static final int SOON = 50;

    private TestKeys() {}

    static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has RSA", impossible);
        }
    }

    /** The public key as RFC 7517 writes it. */
    static String jwk(String id, KeyPair keys) {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"kty\": \"RSA\", \"kid\": \"%s\", \"alg\": \"RS256\", \"use\": \"sig\", \"n\": \"%s\", \"e\": \"%s\"}"
                .formatted(id, encode(key.getModulus()), encode(key.getPublicExponent()));
    }

    /** With what a program proves who it is, SMART App Launch 2.2, 4.1.4.2. */
    static String assertion(String client, String audience, KeyPair keys) {
        return Jwt.issuer(client)
                .subject(client)
                .audience(audience)
                .claim("jti", UUID.randomUUID().toString())
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plusSeconds(SOON))
                .jws()
                .algorithm(SignatureAlgorithm.RS384)
                .sign(keys.getPrivate());
    }

    /** Without the sign byte that Java puts before it, RFC 7518, 6.3.1. */
    private static String encode(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }
}
