package org.einthoven.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose data are looked for.
 *
 * @param patients ids of Patients here
 * @param subjects references as senders wrote them, with the type and without
 * @param recordings which are theirs whenever they came, with what was mended from them
 * @param until what came after it is not looked for, recordings as well as resources; null where nothing is left out
 */
record Whose(List<String> patients, List<String> subjects, List<UUID> recordings, @Nullable Instant until) {
    private static final String PATIENT = "Patient/";

    Whose {
        patients = List.copyOf(patients);
        subjects = List.copyOf(subjects);
        recordings = List.copyOf(recordings);
    }

    /** @param person the id of a Patient here, or a reference as senders write it */
    static Whose of(String person) {
        String id = person.startsWith(PATIENT) ? person.substring(PATIENT.length()) : person;
        return new Whose(List.of(id), List.of(person, id, PATIENT + id), List.of(), null);
    }

    /** As they were when they were erased: whose data came later may be back, and is asked again. */
    static Whose of(List<String> patients, List<UUID> recordings, Instant until) {
        List<String> subjects = patients.stream()
                .flatMap(id -> List.of(id, PATIENT + id).stream())
                .toList();
        return new Whose(patients, subjects, recordings, until);
    }
}
