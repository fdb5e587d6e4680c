package org.einthoven.fhir;

import java.util.List;
import java.util.stream.Stream;

/** The verbs that an address knows, by its shape alone (FHIR R4, 3.1.0.15), as {@code Allow} tells them (RFC 9110, 15.5.6). */
final class AllowedVerbs {

    static final String HISTORY = "_history";

    private static final List<String> LOOKS = List.of("GET", "HEAD");
    private static final List<String> ASKS = List.of("GET", "HEAD", "POST");
    private static final List<String> OF_TYPE = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> OF_RESOURCE = List.of("GET", "HEAD", "PUT", "PATCH", "DELETE");

    private AllowedVerbs() {}

    /** @param path below the server's base, with or without slashes around it */
    static List<String> at(String path) {
        List<String> segments =
                Stream.of(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
        String last = segments.isEmpty() ? "" : segments.get(segments.size() - 1);
        if (segments.contains(HISTORY) || last.equals("metadata")) {
            return LOOKS;
        }
        if (segments.isEmpty() || last.startsWith("$") || last.equals("_search")) {
            return ASKS;
        }
        return switch (segments.size()) {
            case 1 -> OF_TYPE;
            case 2 -> OF_RESOURCE;
            default -> LOOKS;
        };
    }

    /** The value of the header. */
    static String header(String path) {
        return String.join(", ", at(path));
    }
}
