package org.einthoven.security;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How an identity provider lets a person in who comes by a launch: a code for whoever asks, an ID token for the code and
 * the proof that it was asked for here. The word of the launch says what goes wrong.
 */
final class AuthorizationCodes {
    static final String CLIENT = "einthoven-pages";
    static final String SECRET = "a-secret-of-more-than-thirty-two-letters";

    /** Of the patient whom the EHR has open. */
    static final String PATIENT = "0191f2a0-0000-7000-8000-00000000aaaa";

    private final String issuer;
    private final KeyPair keys;
    private final KeyPair otherKeys;
    private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();

    AuthorizationCodes(String issuer, KeyPair keys, KeyPair otherKeys) {
        this.issuer = issuer;
        this.keys = keys;
        this.otherKeys = otherKeys;
    }

    /** @return where the browser is led */
    String authorize(Map<String, String> query) {
        String code = UUID.randomUUID().toString();
        asked.put(code, query);
        return query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state");
    }

    /** @return JSON with the tokens; empty for a code that is none, or is not for whom asks */
    String redeem(Map<String, String> form, String authorization) {
        Map<String, String> query = asked.remove(form.getOrDefault("code", ""));
        String expected =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (query == null
                || !expected.equals(authorization)
                || !"S256".equals(query.get("code_challenge_method"))
                || !challenge(form.getOrDefault("code_verifier", "")).equals(query.get("code_challenge"))
                || !query.get("redirect_uri").equals(form.get("redirect_uri"))) {
            return "";
        }
        String launch = query.getOrDefault("launch", "");
        return """
                {"access_token": "%s", "id_token": "%s", "token_type": "bearer", "expires_in": 300,
                 "scope": "launch openid fhirUser"}"""
                .formatted(idToken("", query.get("nonce")), idToken(launch, query.get("nonce")));
    }

    private String idToken(String launch, String nonce) {
        Instant now = Instant.now();
        JwtClaimsBuilder claims = Jwt.issuer(launch.equals("other-issuer") ? "http://127.0.0.1:1" : issuer)
                .subject("u1")
                .upn("dr-launched")
                .audience(launch.equals("wrong-audience") ? "another-app" : CLIENT)
                .claim("nonce", launch.equals("replayed-nonce") ? "another" : nonce)
                .claim("fhirUser", "https://ehr.example/fhir/Practitioner/d1")
                .groups(launch.equals("no-reader") ? Set.of("cleaners", "cardiologist") : Set.of("ecg-readers"))
                .issuedAt(now.minusSeconds(600))
                .expiresAt(launch.equals("expired") ? now.minusSeconds(300) : now.plusSeconds(300));
        if (launch.startsWith("patient") || launch.equals("no-reader")) {
            claims.claim("patient", PATIENT);
        }
        String token = claims.jws().keyId("1").sign((launch.equals("forged") ? otherKeys : keys).getPrivate());
        return launch.equals("alg-none") ? unsigned(token) : token;
    }

    private static String unsigned(String token) {
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        return header + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
    }

    /** RFC 7636, 4.6. */
    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
