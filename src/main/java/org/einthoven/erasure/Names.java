package org.einthoven.erasure;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.stream.Stream;

/** How the text of a resource or of a standing query says whom it is about: in full, so that nobody's id is part of another's. */
final class Names {
    private static final String PATIENT = "Patient/";

    private Names() {}

    /** @param patients ids of Patients here, or what senders refer to: an address, a URN, or {@code system|value} */
    static List<String> of(List<String> patients) {
        return patients.stream().flatMap(Names::of).distinct().toList();
    }

    private static Stream<String> of(String patient) {
        String said = json(patient);
        int bar = patient.lastIndexOf('|');
        if (bar >= 0) {
            return Stream.of("\"system\":\"%s\",\"value\":\"%s\""
                    .formatted(json(patient.substring(0, bar)), json(patient.substring(bar + 1))));
        }
        if (patient.contains("/") || patient.contains(":")) {
            return Stream.of('"' + said + '"', '"' + said + "/_history/");
        }
        String here = PATIENT + said;
        return Stream.of('"' + here + '"', '"' + here + "/_history/", '=' + here + '"', '=' + here + '&');
    }

    private static String json(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
