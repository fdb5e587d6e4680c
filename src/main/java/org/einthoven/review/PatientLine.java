package org.einthoven.review;

import org.einthoven.archive.StoredPatient;

/**
 * A patient as a reader tells them from others.
 *
 * @param note sex and date of birth, as far as they are known
 */
public record PatientLine(String name, String note) {

    static PatientLine of(StoredPatient patient, Phrases phrases) {
        String sex = patient.sex == null ? "" : sex(patient.sex, phrases);
        String born = patient.birthDate == null ? "" : phrases.born(patient.birthDate);
        return new PatientLine(patient.displayName, sex.isEmpty() || born.isEmpty() ? sex + born : sex + ", " + born);
    }

    /** @param code of FHIR's AdministrativeGender */
    private static String sex(String code, Phrases phrases) {
        return switch (code) {
            case "female" -> phrases.female();
            case "male" -> phrases.male();
            case "other" -> phrases.other();
            default -> "";
        };
    }
}
