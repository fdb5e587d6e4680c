package org.einthoven.refresh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shares the site's patients out, for good: a part that only ever tests models, and five folds of all others. Who belongs where
 * depends on a keyed hash (HMAC-SHA-256) of the {@link org.einthoven.archive.RecordedPerson} alone, so that it cannot be chosen
 * and needs no list of patients.
 */
final class PatientSplit {
    static final int FOLDS = 5;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int PERCENT = 100;

    private final byte[] key;
    private final int testPercent;

    /** @param testPercent how many of a hundred patients test */
    PatientSplit(byte[] key, int testPercent) {
        this.key = key.clone();
        this.testPercent = testPercent;
    }

    boolean isTest(String person) {
        return share("test", person, PERCENT) < testPercent;
    }

    /** From 0 on. */
    int fold(String person) {
        return share("fold", person, FOLDS);
    }

    private int share(String purpose, String person, int parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] hash = mac.doFinal((purpose + " " + person).getBytes(StandardCharsets.UTF_8));
            long number = 0;
            for (int i = 0; i < Integer.BYTES; i++) {
                number = number << Byte.SIZE | hash[i] & 0xff;
            }
            return (int) (number % parts);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
