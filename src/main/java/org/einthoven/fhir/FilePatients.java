package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.archive.Patients;
import org.einthoven.archive.StoredPatient;
import org.einthoven.ecg.Subject.Sex;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.access.CallerAccess;
import org.einthoven.fhir.store.StoredVersion;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.security.Interaction;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Whose recording a file is: the patient who has the file's number, else a new one. A number alone is not trusted: where
 * birth date or sex speak against it, nobody is taken for somebody else.
 */
@ApplicationScoped
class FilePatients {
    private static final String TYPE = "Patient";

    private final Patients patients;
    private final Matching matching;
    private final ResourceWrites writes;
    private final CallerAccess caller;

    FilePatients(Patients patients, Matching matching, ResourceWrites writes, CallerAccess caller) {
        this.patients = patients;
        this.matching = matching;
        this.writes = writes;
        this.caller = caller;
    }

    /**
     * In the caller's transaction, until whose end nobody else creates a patient of this number and nobody erases this one.
     *
     * @param named a reference that the sender gave; null where the file is to be believed
     * @return null where nothing is known of the patient
     * @throws FaultException where the patient is not known or is just erased, the caller may not name them, or they are another one
     */
    @Transactional(Transactional.TxType.MANDATORY)
    @Nullable
    Reference subject(RecordedPerson person, @Nullable String named) {
        if (named != null) {
            caller.requireOfToken(TYPE, Interaction.READ);
            return held(named(named));
        }
        if (person.id() == null) {
            String name = name(person);
            return name.isEmpty() ? null : new Reference().setDisplay(name);
        }
        caller.requireOfToken(TYPE, Interaction.SEARCH);
        return held(known(person.idSystem(), person.id())
                .map(known -> checked(named(known.id()), person))
                .orElseGet(() -> create(person)));
    }

    /** Of numbers without their system there may be several: each of another clinic. */
    private Optional<StoredVersion> known(@Nullable String system, String number) {
        try {
            return matching.one(TYPE, Matching.identifier(system, number));
        } catch (FaultException several) {
            throw several.fault() == Fault.AMBIGUOUS_CONDITION
                    ? FaultException.of(Fault.NUMBER_OF_SEVERAL, Excerpt.of(number))
                    : several;
        }
    }

    private StoredPatient named(String reference) {
        String id = reference.startsWith(TYPE + "/") ? reference.substring(TYPE.length() + 1) : reference;
        return patients.find(id).orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, TYPE, Excerpt.of(id)));
    }

    /** Whom nobody erases before what refers to them is there to go with them. */
    private Reference held(StoredPatient patient) {
        if (!patients.hold(patient.id)) {
            throw FaultException.of(Fault.NOT_FOUND, TYPE, Excerpt.of(patient.id));
        }
        return new Reference(TYPE + "/" + patient.id);
    }

    private static StoredPatient checked(StoredPatient known, RecordedPerson person) {
        String gender = person.sex() == null ? null : gender(person.sex()).toCode();
        String against = Demographics.against(known, person.birthDate(), gender);
        if (!against.isEmpty()) {
            throw FaultException.of(Fault.OTHER_PATIENT, Excerpt.of(String.valueOf(person.id())), against);
        }
        return known;
    }

    private StoredPatient create(RecordedPerson person) {
        caller.requireOfToken(TYPE, Interaction.CREATE);
        Patient patient = new Patient();
        patient.addIdentifier().setSystem(person.idSystem()).setValue(person.id());
        if (!name(person).isEmpty()) {
            HumanName name = patient.addName().setFamily(person.family());
            if (person.given() != null) {
                name.addGiven(person.given());
            }
        }
        if (person.sex() != null) {
            patient.setGender(gender(person.sex()));
        }
        patient.getBirthDateElement().setValueAsString(person.birthDate());
        return named(writes.create(patient, null).version().id());
    }

    private static AdministrativeGender gender(Sex sex) {
        return sex == Sex.FEMALE ? AdministrativeGender.FEMALE : AdministrativeGender.MALE;
    }

    private static String name(RecordedPerson person) {
        return Stream.of(person.family(), person.given())
                .flatMap(Stream::ofNullable)
                .collect(Collectors.joining(", "));
    }
}
