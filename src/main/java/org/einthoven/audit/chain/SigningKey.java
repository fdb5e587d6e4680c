package org.einthoven.audit.chain;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

/** The server's private key, made from a secret of 32 bytes (RFC 8032, 5.1.5). Its text shows nothing of the secret. */
final class SigningKey {
    static final String ALGORITHM = "Ed25519";
    private static final int SECRET_BYTES = 32;

    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    /**
     * @param secret 32 random bytes in Base64 for addresses (RFC 4648, 5)
     * @throws IllegalArgumentException where it is none
     */
    static SigningKey of(String secret) {
        byte[] seed = Base64.getUrlDecoder().decode(secret.strip());
        if (seed.length != SECRET_BYTES) {
            throw new IllegalArgumentException("the key of the audit trail has " + SECRET_BYTES + " bytes");
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
            return new SigningKey(generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Java 15 and later have Ed25519", impossible);
        }
    }

    /** What the generator asks for is the secret that the private key is. */
    private static final class Given extends SecureRandom {
        private final transient byte[] seed;

        private Given(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("a private key of Ed25519 is 32 bytes");
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }

    VerificationKey verificationKey() {
        return new VerificationKey(pair.getPublic());
    }

    SignedHead sign(TreeHead head) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(head.bytes());
            return new SignedHead(
                    head,
                    Base64.getEncoder().encodeToString(signature.sign()),
                    verificationKey().toString());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the key is one of Ed25519", impossible);
        }
    }
}
