package org.einthoven.review;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;

/** Fields of forms as they were posted. */
final class FormText {
    private FormText() {}

    /** Without blanks around it, and without what no database keeps in a text; empty where it was not posted. */
    static String of(MultivaluedMap<String, String> posted, String name) {
        return Optional.ofNullable(posted.getFirst(name))
                .map(text -> text.replace("\0", "").strip())
                .orElse("");
    }

    /**
     * With a point or a comma.
     *
     * @throws IllegalArgumentException that says what is no number
     */
    static double number(String text, String what) {
        try {
            double number = Double.parseDouble(text.replace(',', '.'));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException nonsense) {
            // told below, in words
        }
        throw new IllegalArgumentException(what + " is no number");
    }
}
