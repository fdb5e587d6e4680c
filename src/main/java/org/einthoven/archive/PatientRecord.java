package org.einthoven.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is shown and searched of a patient.
 *
 * @param displayName the name as a page shows it
 * @param families family names to search by, given ones likewise; in any spelling
 * @param birthDate as FHIR writes it: YYYY, YYYY-MM or YYYY-MM-DD
 * @param sex FHIR's administrative gender
 */
public record PatientRecord(
        String displayName,
        List<String> families,
        List<String> givens,
        List<Identifier> identifiers,
        @Nullable String birthDate,
        @Nullable String sex) {
    /** A number given by someone; {@code system} is empty where the sender did not say by whom. */
    public record Identifier(String system, String value) {}

    public PatientRecord {
        families = List.copyOf(families);
        givens = List.copyOf(givens);
        identifiers = List.copyOf(identifiers);
    }
}
