package org.einthoven.formats;

import org.einthoven.ecg.Subject.Sex;
import org.jspecify.annotations.Nullable;

/**
 * The patient as a file states it; what it does not state is null.
 *
 * @param id the patient's number
 * @param idSystem a URI of who gave the number
 * @param birthDate YYYY, YYYY-MM or YYYY-MM-DD
 */
public record RecordedPerson(
        @Nullable String id,
        @Nullable String idSystem,
        @Nullable String family,
        @Nullable String given,
        @Nullable String birthDate,
        @Nullable Sex sex) {
    public static final RecordedPerson UNKNOWN = new RecordedPerson(null, null, null, null, null, null);

    /** Blanks, and the X by which EDF says that something is unknown, say nothing. */
    public RecordedPerson {
        id = said(id);
        idSystem = said(idSystem);
        family = said(family);
        given = said(given);
        birthDate = said(birthDate);
    }

    private static @Nullable String said(@Nullable String text) {
        String stated = text == null ? "" : FileFaults.plain(text).strip();
        return stated.isEmpty() || stated.equals("X") ? null : stated;
    }

    /** @param code M, F, 1, 2, male, female and the like, as files abbreviate them */
    public static @Nullable Sex sex(@Nullable String code) {
        return switch (code == null ? "" : code.strip().toUpperCase(java.util.Locale.ROOT)) {
            case "M", "MALE", "1" -> Sex.MALE;
            case "F", "FEMALE", "2" -> Sex.FEMALE;
            default -> null;
        };
    }
}
