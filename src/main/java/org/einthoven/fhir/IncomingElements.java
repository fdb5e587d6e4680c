package org.einthoven.fhir;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/**
 * Counts the elements of a body before it is parsed: each becomes objects of some hundred bytes, so that a body of forty
 * megabytes with a million of them would take a gigabyte.
 */
final class IncomingElements {

    /** A transaction of 1,000 entries may have 300 in each; a value set with 100,000 codes is imported in parts. */
    static final int MOST = 300_000;

    private static final List<byte[]> ESCAPED_TAGS =
            List.of("u003c".getBytes(StandardCharsets.US_ASCII), "u003C".getBytes(StandardCharsets.US_ASCII));

    private IncomingElements() {}

    /**
     * Of JSON the values, each of which comes after one of <code>{ [ ,</code>; in both forms the tags, which a narrative
     * has within JSON too.
     *
     * @param body JSON, XML, or a form, in UTF-8
     * @throws FaultException {@link Fault#TOO_MANY_ELEMENTS}
     */
    static int count(byte[] body) {
        int elements = 0;
        boolean quoted = false;
        for (int i = 0; i < body.length; i++) {
            byte c = body[i];
            if (c == '\\') {
                elements += isTag(body, i + 1) ? 1 : 0;
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '<' || (!quoted && (c == '{' || c == '[' || c == ','))) {
                elements++;
            }
        }
        if (elements > MOST) {
            throw FaultException.of(Fault.TOO_MANY_ELEMENTS, MOST);
        }
        return elements;
    }

    private static boolean isTag(byte[] body, int at) {
        return ESCAPED_TAGS.stream()
                .anyMatch(tag ->
                        at + tag.length <= body.length && Arrays.equals(body, at, at + tag.length, tag, 0, tag.length));
    }
}
