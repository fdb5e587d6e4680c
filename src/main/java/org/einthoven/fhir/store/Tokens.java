package org.einthoven.fhir.store;

import org.jspecify.annotations.Nullable;

/**
 * The hashes under which a value can be asked for by equality. Each begins with the key of a place, so that one array a
 * resource holds those of all its parameters.
 */
final class Tokens {

    private Tokens() {}

    /** There is something at this place. */
    static long present(String place) {
        return Hash.of(place);
    }

    static long code(String place, String code) {
        return Hash.of(place, "code", code);
    }

    /** @param system null for a code without one */
    static long coding(String place, @Nullable String system, String code) {
        return Hash.of(place, "coding", system == null ? "" : system, code);
    }

    static long system(String place, String system) {
        return Hash.of(place, "system", system);
    }

    /** An identifier with its type. */
    static long typed(String place, String system, String type, String value) {
        return Hash.of(place, "typed", system, type, value);
    }

    /** Of a relative reference {@code Type/id}, an absolute one, or a canonical address. */
    static long reference(String place, String reference) {
        return Hash.of(place, "reference", reference);
    }

    /** The place of a reference, for references to one type only. */
    static String to(String place, String targetType) {
        return place + " to " + targetType;
    }

    /** The place of the identifiers in references. */
    static String identifierIn(String place) {
        return place + ".identifier";
    }

    /** The place of the texts that belong to codes. */
    static String textOf(String place) {
        return place + " text";
    }

    /** The place of a pair's second half, where its first half is {@code form}. */
    static String second(String pair, long form) {
        return pair + " " + form;
    }
}
