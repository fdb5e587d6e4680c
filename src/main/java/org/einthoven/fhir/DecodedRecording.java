package org.einthoven.fhir;

import java.util.List;
import org.einthoven.archive.NewRecording;

/**
 * A recording as an Observation brought it.
 *
 * @param warnings what the sender should know although the recording is taken
 */
record DecodedRecording(NewRecording recording, List<Warning> warnings) {

    /** @param expression FHIRPath of the element it is about */
    record Warning(String expression, String text) {}

    DecodedRecording {
        warnings = List.copyOf(warnings);
    }
}
