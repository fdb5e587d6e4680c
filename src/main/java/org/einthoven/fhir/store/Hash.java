package org.einthoven.fhir.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;

/** What is searched by equality is kept as 64 bits of SHA-256: small, and no sender can make two texts meet. */
final class Hash {

    /** Copied for each use: looking one up costs as much as hashing. */
    private static final MessageDigest SHA_256 = DigestUtils.getSha256Digest();

    private Hash() {}

    static long of(String... parts) {
        MessageDigest digest = fresh();
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static MessageDigest fresh() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            return DigestUtils.getSha256Digest();
        }
    }
}
