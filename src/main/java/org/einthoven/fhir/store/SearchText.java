package org.einthoven.fhir.store;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** The values of search parameters as they are written (FHIR R4, 3.1.1.4.0.2): a backslash takes the meaning from {@code , | $ \}. */
public final class SearchText {

    /** More alternatives than anybody writes by hand; a client with more asks twice. */
    static final int MOST_ALTERNATIVES = 200;

    private SearchText() {}

    /** Splits where the character stands unescaped; the parts keep their escapes. */
    static List<String> split(String text, char at) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(c).append(text.charAt(++i));
            } else if (c == at) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    public static List<String> alternatives(String name, String value) {
        List<String> all = split(value, ',');
        if (all.size() > MOST_ALTERNATIVES) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "A list of " + all.size() + " values", name);
        }
        all.forEach(one -> {
            if (one.isBlank()) {
                throw invalid(name, value);
            }
        });
        return all;
    }

    /** A text as the value of a parameter. */
    public static String escaped(String text) {
        return text.replaceAll("([\\\\,|$])", "\\\\$1");
    }

    public static String plain(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(
                    c == '\\' && i + 1 < text.length() && ",|$\\".indexOf(text.charAt(i + 1)) >= 0
                            ? text.charAt(++i)
                            : c);
        }
        return plain.toString();
    }

    public static FaultException invalid(String name, String value) {
        return FaultException.of(Fault.INVALID_PARAMETER, "\"" + Excerpt.of(value) + "\"", Excerpt.of(name));
    }

    public static FaultException unknown(String name) {
        return FaultException.of(Fault.UNKNOWN_PARAMETER, Excerpt.of(name));
    }
}
