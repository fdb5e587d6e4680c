package org.einthoven.security;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.security.ClinicalScope.Context;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind a token, by its claim {@code fhirUser} (SMART App Launch 2.2, 3.2.3). Scopes of a user reach as far as
 * that person's own rights do, so whoever is not known to work with patients sees nobody's data by them.
 *
 * @param counting the contexts whose scopes count for this person
 * @param patientId of a patient who signed in, for whom all scopes are for themselves; null for everybody else
 */
record FhirUser(Set<Context> counting, @Nullable String patientId) {
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:(https?://[^?#\\s]+)/)?(Practitioner|PractitionerRole|Patient|RelatedPerson|Person)/([A-Za-z0-9.-]{1,64})");

    /** What says who it is cannot be read, or is a patient of another server. */
    private static final FhirUser UNKNOWN = new FhirUser(Set.of(), null);

    /** A program. A person of whom nothing is said must not be taken for a clinician. */
    static final FhirUser UNSTATED = new FhirUser(Set.of(Context.PATIENT, Context.SYSTEM), null);

    static final FhirUser CLINICIAN = new FhirUser(Set.of(Context.values()), null);

    /** Next of kin, and whoever has no known role: they see the patient of a launch. */
    private static final FhirUser GUEST = new FhirUser(Set.of(Context.PATIENT), null);

    FhirUser {
        counting = Set.copyOf(counting);
    }

    /**
     * @param claim as the token has it; a text that is no reference for what is no text
     * @param servers addresses of FHIR servers whose patients have the ids that they have here
     */
    static FhirUser of(String claim, Set<String> servers) {
        Matcher reference = REFERENCE.matcher(claim);
        if (!reference.matches()) {
            return UNKNOWN;
        }
        String server = reference.group(1);
        return switch (reference.group(2)) {
            case "Practitioner", "PractitionerRole" -> CLINICIAN;
            case "Patient" -> server == null || servers.contains(server) ? patient(reference.group(3)) : UNKNOWN;
            default -> GUEST;
        };
    }

    private static FhirUser patient(String id) {
        return new FhirUser(Set.of(Context.PATIENT, Context.USER), id);
    }
}
