package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.archive.PatientRecord;
import org.einthoven.archive.PatientRecord.Identifier;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/**
 * Turns FHIR Patients into what the archive keeps of them for the pages to show and search. An element that has only an
 * extension, such as a reason why its value is absent, counts as there for HAPI, and has the value null.
 */
@ApplicationScoped
class PatientRecords {

    /** More than anybody has; keeps the index of names and identifiers small. */
    private static final int MOST = 50;

    /** Refuses what would make the index of names and identifiers large. */
    void check(Patient patient) {
        bound(patient.getName(), "Patient.name");
        bound(patient.getIdentifier(), "Patient.identifier");
        patient.getName().forEach(name -> bound(name.getGiven(), "Patient.name.given"));
    }

    PatientRecord of(Patient patient) {
        return new PatientRecord(
                Excerpt.plain(displayName(patient)),
                patient.getName().stream()
                        .map(HumanName::getFamily)
                        .filter(Objects::nonNull)
                        .map(Excerpt::plain)
                        .toList(),
                patient.getName().stream()
                        .flatMap(name -> name.getGiven().stream())
                        .map(StringType::getValue)
                        .filter(Objects::nonNull)
                        .map(Excerpt::plain)
                        .toList(),
                patient.getIdentifier().stream()
                        .filter(identifier -> identifier.getValue() != null)
                        .map(identifier -> new Identifier(
                                Objects.requireNonNullElse(identifier.getSystem(), ""), identifier.getValue()))
                        .toList(),
                patient.hasBirthDate() ? patient.getBirthDateElement().getValueAsString() : null,
                patient.getGender() == null ? null : patient.getGender().toCode());
    }

    private static void bound(List<?> elements, String expression) {
        if (elements.size() > MOST) {
            throw new FaultException(
                    Fault.INVALID_ELEMENT, expression, expression + " is there more than " + MOST + " times.");
        }
    }

    /** The official name, else the first: as it was written, or family name first as on a chart. */
    private static String displayName(Patient patient) {
        HumanName name = patient.getName().stream()
                .filter(candidate -> candidate.getUse() == HumanName.NameUse.OFFICIAL)
                .findFirst()
                .orElseGet(patient::getNameFirstRep);
        if (name.getText() != null) {
            return name.getText();
        }
        String given = name.getGiven().stream()
                .map(StringType::getValue)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        String shown = Stream.of(Objects.requireNonNullElse(name.getFamily(), ""), given)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
        return shown.isEmpty() ? "Name not stated" : shown;
    }
}
