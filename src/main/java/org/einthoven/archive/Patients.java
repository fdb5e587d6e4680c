package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.einthoven.ecg.Subject;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/** The patients that senders have described, as far as the pages show and search them. */
@ApplicationScoped
public class Patients {
    private final Session entities;
    private final Clock clock;

    Patients(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Keeps what is shown and searched of version {@code version} of a patient, over what was kept before. */
    @Transactional
    public StoredPatient keep(String id, int version, PatientRecord record) {
        StoredPatient patient =
                StoredPatient.<StoredPatient>findByIdOptional(id).orElseGet(StoredPatient::new);
        patient.id = id;
        patient.version = version;
        patient.displayName = record.displayName();
        patient.birthDate = record.birthDate();
        patient.sex = record.sex();
        patient.updatedAt = clock.instant();
        patient.persist();
        entities.flush();
        forget(id);
        record.families().forEach(name -> name(id, "FAMILY", name));
        record.givens().forEach(name -> name(id, "GIVEN", name));
        record.identifiers()
                .forEach(
                        identifier -> sql("insert into patient_identifier (patient_id, system, value) values (?, ?, ?)")
                                .setParameter(1, id)
                                .setParameter(2, identifier.system())
                                .setParameter(3, identifier.value())
                                .executeUpdate());
        return patient;
    }

    /**
     * Has nobody erase the patient until the caller's transaction ends. Whoever writes about them at this moment is not in the way.
     *
     * @return false where they were erased
     * @throws FaultException {@link Fault#ABOUT_TO_GO} while they are: that may take minutes, for which nobody waits
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean hold(String id) {
        boolean held = is(id, " for key share skip locked");
        if (!held && is(id, "")) {
            throw FaultException.of(Fault.ABOUT_TO_GO);
        }
        return held;
    }

    private boolean is(String id, String locked) {
        return !entities.createNativeQuery("select 1 from patient where id = ?1" + locked, Integer.class)
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
    }

    /** Keeps nothing of a patient any longer. */
    @Transactional
    public void drop(String id) {
        forget(id);
        StoredPatient.deleteById(id);
    }

    private void forget(String id) {
        sql("delete from patient_name where patient_id = ?").setParameter(1, id).executeUpdate();
        sql("delete from patient_identifier where patient_id = ?")
                .setParameter(1, id)
                .executeUpdate();
    }

    private void name(String id, String part, String name) {
        sql("insert into patient_name (patient_id, part, name) values (?, ?, ?)")
                .setParameter(1, id)
                .setParameter(2, part)
                .setParameter(3, SearchName.of(name))
                .executeUpdate();
    }

    private MutationQuery sql(String sql) {
        return entities.createNativeMutationQuery(sql);
    }

    @Transactional
    public Optional<StoredPatient> find(String id) {
        return StoredPatient.findByIdOptional(id);
    }

    /** The FHIR Patient in JSON, as the store of FHIR resources has it today. */
    @Transactional
    public Optional<String> resource(String id) {
        return entities.createNativeQuery(
                        "select v.body from fhir_resource r join fhir_version v"
                                + " on v.resource = r.key and v.version = r.version"
                                + " where r.resource_type = 'Patient' and r.id = ? and not r.deleted",
                        String.class)
                .setParameter(1, id)
                .uniqueResultOptional();
    }

    /**
     * What limits depend on in the patient of a recording.
     *
     * @param reference as the recording has it; whom this server does not know, nothing is known of
     * @param at when it was recorded
     */
    @Transactional
    public Subject subject(@Nullable String reference, Instant at) {
        return Optional.ofNullable(Recordings.localPatient(reference))
                .flatMap(this::find)
                .map(patient -> Subjects.of(patient.birthDate, patient.sex, at))
                .orElse(Subject.UNKNOWN);
    }
}
