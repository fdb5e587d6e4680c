package org.einthoven.fhir.validation;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.einthoven.faults.Excerpt;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * How the primitive types of FHIR R4 are written (http://hl7.org/fhir/R4/datatypes.html), where the parser takes more: it
 * already refuses what is no number, no boolean, no base64 and no day of the calendar.
 */
final class PrimitiveRules {

    /** Characters of the longest string: R4 says 1 MB. */
    static final int LONGEST_STRING = 1 << 20;

    /** More than any date, code or OID has: patterns with repeated groups take a stack frame for each. */
    private static final int LONGEST_FORM = 1000;

    private static final String ZONE = "(Z|[+-]((0\\d|1[0-3]):[0-5]\\d|14:00))";
    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(\\.\\d+)?";
    private static final String YEAR = "(?!0000)\\d{4}";
    private static final String DAY = YEAR + "-\\d\\d-\\d\\d";

    private record Form(Pattern pattern, String howTo) {
        Form(String pattern, String howTo) {
            this(Pattern.compile(pattern), howTo);
        }

        boolean fits(String value) {
            return (value.length() <= LONGEST_FORM || this == ADDRESS)
                    && pattern.matcher(value).matches();
        }
    }

    private static final Form ADDRESS = new Form("\\S+", "an address without spaces");
    private static final Form NAME = new Form("[A-Za-z0-9.-]{1,64}", "1 to 64 letters, digits, '-' and '.'");

    private static final Map<String, Form> FORMS = Map.ofEntries(
            Map.entry("id", NAME),
            Map.entry("code", new Form("\\S+( \\S+)*", "a code without spaces around it, or two in a row")),
            Map.entry("uri", ADDRESS),
            Map.entry("url", ADDRESS),
            Map.entry("canonical", ADDRESS),
            Map.entry("oid", new Form("urn:oid:[0-2](\\.(0|[1-9]\\d*))+", "such as urn:oid:1.2.3")),
            Map.entry(
                    "uuid",
                    new Form(
                            "urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
                            "such as urn:uuid:c757873d-ec9a-4326-a141-556f43239520")),
            Map.entry("date", new Form(YEAR + "(-\\d\\d(-\\d\\d)?)?", "such as 2026, 2026-03 or 2026-03-02")),
            Map.entry(
                    "dateTime",
                    new Form(
                            YEAR + "(-\\d\\d(-\\d\\d(T" + TIME + ZONE + ")?)?)?",
                            "such as 2026-03-02, or with seconds and time zone as 2026-03-02T08:15:30+01:00")),
            Map.entry(
                    "instant",
                    new Form(DAY + "T" + TIME + ZONE, "with seconds and time zone, such as 2026-03-02T08:15:30+01:00")),
            Map.entry("time", new Form(TIME, "such as 08:15:30")),
            Map.entry("positiveInt", new Form("\\+?0*[1-9]\\d*", "a whole number above 0")),
            Map.entry("unsignedInt", new Form("\\+?\\d+", "a whole number, 0 or above")));

    /**
     * How this value has to be written; empty where it is well written, or has no value.
     *
     * @param type FHIR's name of the type, such as {@code dateTime}
     */
    static Optional<String> broken(String type, IPrimitiveType<?> primitive) {
        if (type.equals("base64Binary") || type.equals("xhtml")) {
            return Optional.empty();
        }
        String value = primitive.getValueAsString();
        if (value == null) {
            return Optional.empty();
        }
        if (value.isBlank()) {
            return Optional.of("there is no text in it: leave it out");
        }
        Form form = FORMS.get(type);
        return form == null || form.fits(value)
                ? Optional.empty()
                : Optional.of(quoted(value) + " is not " + article(type) + ": write " + form.howTo);
    }

    /** Whether the text is longer than R4 allows. */
    static boolean isTooLong(IPrimitiveType<?> text) {
        return text.getValue() instanceof String value && value.length() > LONGEST_STRING;
    }

    static boolean isId(@Nullable String id) {
        return id != null && NAME.pattern.matcher(id).matches();
    }

    private static String article(String type) {
        return ("aeiou".indexOf(type.charAt(0)) < 0 ? "a " : "an ") + type;
    }

    static String quoted(String value) {
        return "\"" + Excerpt.of(value) + "\"";
    }

    private PrimitiveRules() {}
}
