package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.archive.Patients;
import org.einthoven.archive.StoredPatient;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.FhirJson;
import org.einthoven.fhir.store.StoredVersion;
import org.einthoven.orders.IssuedNumber;
import org.einthoven.orders.Person;
import org.einthoven.orders.Visit;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;

/**
 * For whom, during which stay and by whom something is ordered. Who and what is known here by its number is meant, and
 * stays as it is; who is not becomes known.
 */
@ApplicationScoped
class OrderedFor {
    private final Patients patients;
    private final Matching matching;
    private final ResourceWrites writes;
    private final FhirJson json;

    OrderedFor(Patients patients, Matching matching, ResourceWrites writes, FhirJson json) {
        this.patients = patients;
        this.matching = matching;
        this.writes = writes;
        this.json = json;
    }

    /** A number alone is not trusted: where birth date or sex speak against it, nobody is taken for somebody else. */
    Reference patient(Person person) {
        Set<String> known = person.numbers().stream()
                .flatMap(number -> known("Patient", number).stream())
                .map(StoredVersion::id)
                .collect(Collectors.toSet());
        if (known.size() > 1) {
            throw FaultException.of(Fault.SEVERAL_PATIENTS);
        }
        return reference(
                "Patient",
                known.stream().findFirst().map(id -> checked(id, person)).orElseGet(() -> create(person)));
    }

    private String checked(String id, Person person) {
        StoredPatient known = patients.find(id).orElseThrow();
        String against = Demographics.against(known, person.birthDate(), person.sex());
        if (!against.isEmpty()) {
            String number = Excerpt.of(person.numbers().get(0).value());
            throw FaultException.of(Fault.OTHER_PERSON, number, against);
        }
        return id;
    }

    private String create(Person person) {
        Patient patient = new Patient();
        person.numbers().forEach(number -> patient.addIdentifier(OrderedRequest.identifier(number, number.type())));
        if (isNamed(person)) {
            patient.addName(name(person));
        }
        patient.getBirthDateElement().setValueAsString(person.birthDate());
        if (person.sex() != null) {
            patient.setGender(AdministrativeGender.fromCode(person.sex()));
        }
        return writes.create(patient, null).version().id();
    }

    private static boolean isNamed(Person person) {
        return !person.family().isEmpty() || !person.givens().isEmpty();
    }

    private static HumanName name(Person person) {
        HumanName name = new HumanName();
        if (!person.family().isEmpty()) {
            name.setFamily(person.family());
        }
        person.givens().forEach(name::addGiven);
        return name;
    }

    Reference encounter(Visit visit, Reference patient) {
        Optional<StoredVersion> known = known("Encounter", visit.number());
        if (known.isPresent()) {
            Encounter encounter = json.parse(Encounter.class, known.get().body());
            if (!patient.getReference().equals(encounter.getSubject().getReference())) {
                throw FaultException.of(
                        Fault.OF_ANOTHER_PATIENT,
                        "visit",
                        Excerpt.of(visit.number().value()));
            }
            return reference("Encounter", known.get().id());
        }
        Encounter encounter = new Encounter()
                .setStatus(status(visit))
                .setClass_(setting(visit.setting()))
                .setSubject(patient)
                .addIdentifier(OrderedRequest.identifier(visit.number(), "VN"));
        if (visit.from() != null) {
            encounter.getPeriod().setStartElement(new DateTimeType(visit.from()));
        }
        if (visit.until() != null) {
            encounter.getPeriod().setEndElement(new DateTimeType(visit.until()));
        }
        return reference("Encounter", writes.create(encounter, null).version().id());
    }

    private static EncounterStatus status(Visit visit) {
        return visit.until() != null
                ? EncounterStatus.FINISHED
                : visit.from() != null ? EncounterStatus.INPROGRESS : EncounterStatus.UNKNOWN;
    }

    private static Coding setting(Visit.Setting setting) {
        String code =
                switch (setting) {
                    case INPATIENT -> "IMP";
                    case OUTPATIENT -> "AMB";
                    case EMERGENCY -> "EMER";
                    case BEFORE_ADMISSION -> "PRENC";
                };
        return new Coding(CodeSystems.ENCOUNTER_CLASS, code, null);
    }

    /** Somebody without a number is only named. */
    Reference requester(Person person) {
        String shown = Stream.of(List.of(person.family()), person.givens())
                .flatMap(List::stream)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        if (person.numbers().isEmpty()) {
            return new Reference().setDisplay(shown);
        }
        IssuedNumber number = person.numbers().get(0);
        Practitioner practitioner = new Practitioner().addIdentifier(OrderedRequest.identifier(number, number.type()));
        if (isNamed(person)) {
            practitioner.addName(name(person));
        }
        return reference(
                "Practitioner",
                known("Practitioner", number).map(StoredVersion::id).orElseGet(() -> writes.create(practitioner, null)
                        .version()
                        .id()));
    }

    private Optional<StoredVersion> known(String type, IssuedNumber number) {
        return matching.one(type, Matching.identifier(number.system(), number.value()));
    }

    private static Reference reference(String type, String id) {
        return new Reference(type + "/" + id);
    }
}
