package org.einthoven.audit.chain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** A SHA-256 hash, 32 bytes. Leaves and nodes of a tree never have the same preimage (RFC 6962, 2.1). */
public final class Hash {
    static final int LENGTH = 32;

    /** Stands before the first event of all. */
    static final Hash NONE = new Hash(new byte[LENGTH]);

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash has " + LENGTH + " bytes");
        }
        return new Hash(bytes.clone());
    }

    /** Throws IllegalArgumentException for what is no hash in hexadecimal digits. */
    @JsonCreator
    static Hash parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /**
     * A link of the chain, which is a leaf of the tree as well.
     *
     * @param before the link before it
     * @param entry the event in its canonical form
     */
    static Hash link(Hash before, byte[] entry) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(LEAF);
        digest.update(before.bytes);
        return new Hash(digest.digest(entry));
    }

    static Hash node(Hash left, Hash right) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** In hexadecimal digits. */
    @JsonValue
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
