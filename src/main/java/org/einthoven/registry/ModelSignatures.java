package org.einthoven.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.einthoven.inference.ModelCheck;
import org.einthoven.inference.ModelFault;
import org.einthoven.inference.ModelFiles;

/**
 * Who vouches for a model: a detached Ed25519 signature (RFC 8032) over the hashes of all its files, checked against the
 * keys that this site has configured.
 */
@ApplicationScoped
public class ModelSignatures {
    private static final String ALGORITHM = "Ed25519";

    private final Map<String, PublicKey> keys = new TreeMap<>();
    private final boolean required;

    /** Throws IllegalArgumentException for a key that is none. */
    ModelSignatures(ModelSettings settings) {
        settings.signingKeys().forEach((name, key) -> keys.put(name, key(name, key)));
        required = settings.requireSignature();
    }

    private static PublicKey key(String name, String base64) {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException none) {
            throw new IllegalArgumentException(
                    "einthoven.models.signing-keys." + name + " is no public Ed25519 key in base64 (X.509)", none);
        }
    }

    /**
     * The configured key that signed it; empty where it is not signed, which then is allowed. Where no key is configured
     * a signature says nothing to this site, and is kept for the day on which it does.
     *
     * @throws ModelFault where there is a signature that is none of the configured keys', or none where one is required
     */
    Optional<String> signer(ModelFiles files) {
        Optional<String> signature = files.signature();
        if (signature.isPresent() && !keys.isEmpty()) {
            byte[] manifest = files.manifest();
            byte[] bytes = decode(files, signature.get());
            return Optional.of(keys.entrySet().stream()
                    .filter(key -> isGood(key.getValue(), manifest, bytes))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> fault(
                            files,
                            "is no signature of these files by any key that is configured here " + keys.keySet())));
        }
        if (required) {
            throw fault(files, signature.isPresent() ? "cannot be checked: no key is configured" : "is missing");
        }
        return Optional.empty();
    }

    private static byte[] decode(ModelFiles files, String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException nonsense) {
            throw fault(files, "is not in base64");
        }
    }

    private static ModelFault fault(ModelFiles files, String what) {
        return new ModelFault(ModelCheck.SIGNATURE, files.place(ModelFiles.SIGNATURE) + " " + what);
    }

    private static boolean isGood(PublicKey key, byte[] manifest, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(manifest);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
