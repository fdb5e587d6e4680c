package org.einthoven.fhir;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** Tells the sender what the parser found wrong with a body, and where: the line and column, or the element. */
final class ParseFailure {

    /** How Jackson and the readers of XML, Java's own or Woodstox, each give a place; with what they say around it. */
    private static final List<Pattern> PLACES = Stream.of(
                    "\\s*at \\[(?:Source.*; )?line: (\\d+), column: (\\d+)].*",
                    "\\s*at \\[row,col \\{unknown-source}]: \\[(\\d+),(\\d+)]",
                    "ParseError at \\[row,col]:\\[(\\d+),(\\d+)]\\s*Message: ",
                    "DataFormatException at \\[\\[row,col \\{unknown-source}]: \\[(\\d+),(\\d+)]]: ",
                    "DataFormatException at \\[Line number = (\\d+)\\s+Column number = (\\d+).*?]: ")
            .map(pattern -> Pattern.compile(pattern, Pattern.DOTALL))
            .toList();

    private static final Pattern INVALID_VALUE =
            Pattern.compile("\\[element=\"(?<name>\\w+)\"] Invalid attribute value \"(?<value>.*?)\"");
    private static final Pattern NAMED_ELEMENT = Pattern.compile("(?:Unknown element '|incorrect type for element |"
            + "non-repeatable element '|in parent element '|Resource has (?=contained child))(?<name>\\w+)");
    private static final Pattern EXCEPTION = Pattern.compile("java\\.\\w+\\.\\w+Exception: ");
    private static final Pattern REFERENCE = Pattern.compile("invalid reference: (?<value>#.*)");

    static FaultException of(String message, byte[] body) {
        Optional<Matcher> place = place(message);
        String where = place.map(found -> " (line " + found.group(1) + ", column " + found.group(2) + ").")
                .orElse("");
        String said = what(message, place) + where;
        return isOfAnElement(message)
                ? new FaultException(Fault.NOT_FHIR, element(message, body).orElse(null), said)
                : FaultException.of(Fault.UNREADABLE_BODY, said);
    }

    /** Of what a patch would make of a resource: its sender has no text of which a line could be named. */
    static FaultException ofPatched(String message, byte[] patched) {
        return new FaultException(
                Fault.INVALID_PATCH,
                element(message, patched).orElse(null),
                "what comes of it is not FHIR R4: " + what(message, place(message)));
    }

    /** @param misshapen {@link Fault#NOT_FHIR}, as it is said of a body */
    static FaultException ofPatched(FaultException misshapen) {
        return new FaultException(
                Fault.INVALID_PATCH,
                misshapen.expression().orElse(null),
                misshapen.getMessage().replaceFirst("^The body", "what comes of it"));
    }

    private static Optional<Matcher> place(String message) {
        return PLACES.stream()
                .map(pattern -> pattern.matcher(message))
                .filter(Matcher::find)
                .findFirst();
    }

    private static String what(String message, Optional<Matcher> place) {
        String text = place.map(found -> found.replaceAll("")).orElse(message).strip();
        return Excerpt.ofMessage(EXCEPTION.matcher(text).replaceAll(""));
    }

    private static boolean isOfAnElement(String message) {
        return INVALID_VALUE.matcher(message).find()
                || NAMED_ELEMENT.matcher(message).find()
                || REFERENCE.matcher(message).find();
    }

    private static Optional<String> element(String message, byte[] body) {
        Matcher invalid = INVALID_VALUE.matcher(message);
        if (invalid.find()) {
            return ElementAtFault.find(body, invalid.group("name"), invalid.group("value"));
        }
        Matcher reference = REFERENCE.matcher(message);
        if (reference.find()) {
            return ElementAtFault.find(body, "reference", reference.group("value"));
        }
        Matcher named = NAMED_ELEMENT.matcher(message);
        return named.find() ? ElementAtFault.find(body, named.group("name"), null) : Optional.empty();
    }

    private ParseFailure() {}
}
