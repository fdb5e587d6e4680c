package org.einthoven.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/** What a password must be like: long, after NIST SP 800-63B, 3.1.1.2; which letters it has is not prescribed. */
final class PasswordRule {
    private static final int SHORTEST = 12;

    /** More would be cut off by bcrypt. */
    private static final int MOST_BYTES = 72;

    private static final int FEWEST_DIFFERENT = 5;

    /** Without those that are taken for one another. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 6;
    private static final int GROUP = 5;

    private PasswordRule() {}

    /** What is wrong with a new password, for the one who chose it; empty where nothing is. */
    static Optional<String> problem(String name, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("has fewer than " + SHORTEST + " characters");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("is longer than " + MOST_BYTES + " bytes");
        }
        if (password.codePoints().distinct().count() < FEWEST_DIFFERENT) {
            return Optional.of("has fewer than " + FEWEST_DIFFERENT + " different characters");
        }
        String small = password.toLowerCase(Locale.ROOT);
        if (small.contains(name.toLowerCase(Locale.ROOT)) || small.contains("einthoven")) {
            return Optional.of("contains the name of the account or of this server");
        }
        return Optional.empty();
    }

    /** A random one of some 148 bits. */
    static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            if (group > 0) {
                password.append('-');
            }
            for (int i = 0; i < GROUP; i++) {
                password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
        }
        return password.toString();
    }
}
