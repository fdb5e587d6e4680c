package org.einthoven.fhir.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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

    private static final String SEPARATOR = "\n";

    public Cursor {
        values = List.copyOf(values);
    }

    public String encode() {
        List<String> lines = new ArrayList<>(values);
        lines.add(Long.toString(key));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, lines).getBytes(StandardCharsets.UTF_8));
    }

    public static Cursor decode(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> lines = List.of(plain.split(SEPARATOR, -1));
            return new Cursor(lines.subList(0, lines.size() - 1), Long.parseLong(lines.get(lines.size() - 1)));
        } catch (IllegalArgumentException malformed) {
            throw invalid(text);
        }
    }

    static FaultException invalid(String text) {
        return FaultException.of(Fault.INVALID_PARAMETER, Excerpt.of(text), PARAMETER);
    }
}
