package org.einthoven.print;

import java.util.Locale;
import java.util.Optional;

/**
 * The short code on a printed report, such as {@code 7QK2-0V9T-H4MX}: 60 bits in letters and digits that are not taken for one
 * another on paper (Crockford's base 32).
 *
 * @param letters without hyphens
 */
public record CheckCode(String letters) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;

    /** From the first bytes of a hash. */
    static CheckCode of(byte[] hash) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            letters.append(ALPHABET.charAt(hash[i] & 31));
        }
        return new CheckCode(letters.toString());
    }

    /**
     * As somebody types it: hyphens and spaces or none, capitals or not, and the letters that Crockford takes for the digits
     * they look like. Empty for what can be no code.
     */
    public static Optional<CheckCode> parse(String typed) {
        String letters = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean known = letters.length() == LENGTH && letters.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0);
        return known ? Optional.of(new CheckCode(letters)) : Optional.empty();
    }

    /** In groups, as it is printed. */
    @Override
    public String toString() {
        return String.join("-", letters.split("(?<=\\G.{" + GROUP + "})"));
    }
}
