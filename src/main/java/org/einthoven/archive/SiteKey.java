package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * Hashes of what is to go one day, for what stays: with a secret of this database, so that nobody who guesses the words can confirm them
 * by the hash alone.
 */
@ApplicationScoped
public class SiteKey {
    private final EntityManager entities;

    SiteKey(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * HMAC-SHA-256 in hexadecimal digits.
     *
     * @param purpose of which the key is another's for each
     */
    @Transactional
    public String seal(String purpose, String text) {
        byte[] secret = (byte[]) entities.createNativeQuery("select key from site_key", byte[].class)
                .getSingleResult();
        byte[] key = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmac(purpose);
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmacHex(text);
    }
}
