package org.einthoven.audit.chain;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** A public key by which heads are checked. Its text is the Base64 of its SubjectPublicKeyInfo (RFC 8410). */
public final class VerificationKey {
    private final PublicKey key;

    VerificationKey(PublicKey key) {
        this.key = key;
    }

    /**
     * @param text Base64, with or without the lines around it that PEM has
     * @throws IllegalArgumentException where it is no key of Ed25519
     */
    public static VerificationKey parse(String text) {
        String base64 = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            X509EncodedKeySpec encoded =
                    new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
            return new VerificationKey(
                    KeyFactory.getInstance(SigningKey.ALGORITHM).generatePublic(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException none) {
            throw new IllegalArgumentException("this is no public key of Ed25519", none);
        }
    }

    boolean vouchesFor(SignedHead signed) {
        try {
            Signature signature = Signature.getInstance(SigningKey.ALGORITHM);
            signature.initVerify(key);
            signature.update(signed.head().bytes());
            return signature.verify(Base64.getDecoder().decode(signed.signature()));
        } catch (SignatureException | IllegalArgumentException noSignature) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the key is one of Ed25519", impossible);
        }
    }

    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + this + "\n-----END PUBLIC KEY-----\n";
    }

    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }
}
