package org.einthoven.erasure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * Seals lists of erasures (HMAC-SHA-256), so that nobody who can write a file, or give one to a page, erases by it. The key comes from a
 * secret of the database that each of its back-ups has: the list of one database says nothing to another.
 */
public final class ListSeal {
    private static final String PURPOSE = "list of erasures";

    private final HmacUtils seal;

    /** @param siteKey {@code site_key} of the database */
    public ListSeal(byte[] siteKey) {
        byte[] key = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, siteKey).hmac(PURPOSE);
        this.seal = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key);
    }

    /** In hexadecimal digits. */
    String of(String lines) {
        return seal.hmacHex(lines);
    }

    boolean isOf(String lines, String claimed) {
        return MessageDigest.isEqual(
                of(lines).getBytes(StandardCharsets.US_ASCII), claimed.getBytes(StandardCharsets.US_ASCII));
    }
}
