package org.einthoven.fhir.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/**
 * Where a page of a search ended.
 *
 * @param values of the sort keys of its last row, as text; empty where that had none
 * @param key of that row
 */
public record Cursor(List<String> values, long key) {

    /** The parameter in the link to the next page. */
    public static final String PARAMETER = "page-after";

    /** Not in the alphabet that each part is written in. */
    private static final String SEPARATOR = ".";

    public Cursor {
        values = List.copyOf(values);
    }

    public String encode() {
        return Stream.concat(values.stream(), Stream.of(Long.toString(key)))
                .map(part ->
                        Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining(SEPARATOR));
    }

    public static Cursor decode(String text) {
        try {
            List<String> parts = Stream.of(text.split(Pattern.quote(SEPARATOR), -1))
                    .map(part -> new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8))
                    .toList();
            return new Cursor(parts.subList(0, parts.size() - 1), Long.parseLong(parts.get(parts.size() - 1)));
        } catch (IllegalArgumentException malformed) {
            throw invalid(text);
        }
    }

    static FaultException invalid(String text) {
        return FaultException.of(Fault.INVALID_PARAMETER, Excerpt.of(text), PARAMETER);
    }
}
