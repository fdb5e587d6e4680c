package org.einthoven.security;

import java.security.PublicKey;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/** How an identity provider checks that a program is who it says: RFC 7523 with what SMART App Launch 2.2, 4.1.4.2, adds. */
final class ClientAssertions {
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final int LONGEST_MINUTES = 5;

    private final String audience;
    private final Map<String, PublicKey> keys;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** @param keys of the programs that are known, by their client id */
    ClientAssertions(String audience, Map<String, PublicKey> keys) {
        this.audience = audience;
        this.keys = keys;
    }

    boolean accepts(String assertion) {
        VerificationKeyResolver byIssuer = (signature, nesting) -> {
            try {
                String client =
                        JwtClaims.parse(signature.getUnverifiedPayload()).getIssuer();
                if (keys.containsKey(client)) {
                    return keys.get(client);
                }
            } catch (InvalidJwtException | MalformedClaimException unreadable) {
                throw new UnresolvableKeyException("unreadable", unreadable);
            }
            throw new UnresolvableKeyException("unknown program");
        };
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(byIssuer)
                    .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "RS384", "ES384"))
                    .setExpectedAudience(audience)
                    .setRequireSubject()
                    .setRequireJwtId()
                    .setRequireExpirationTime()
                    .setMaxFutureValidityInMinutes(LONGEST_MINUTES)
                    .build()
                    .processToClaims(assertion);
            return claims.getIssuer().equals(claims.getSubject()) && seen.add(claims.getJwtId());
        } catch (InvalidJwtException | MalformedClaimException refused) {
            return false;
        }
    }
}
