package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.einthoven.ecg.Subject;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The patients that senders have described; every version of each is kept. */
@ApplicationScoped
public class Patients {
    private final Session entities;
    private final Clock clock;

    Patients(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** A fresh id for a patient. */
    public String newId() {
        return TimeOrderedId.now(clock).toString();
    }

    /** Keeps a patient who is not there yet, as version 1. */
    @Transactional
    public StoredPatient create(String id, PatientRecord record) {
        StoredPatient patient = new StoredPatient();
        patient.id = id;
        patient.version = 0;
        patient.updatedAt = clock.instant();
        write(patient, record);
        patient.persist();
        keepVersion(patient, record);
        return patient;
    }

    /**
     * Puts a new version over a patient.
     *
     * @param expectedVersions one of which the sender saw; empty where they did not say
     * @throws FaultException {@link Fault#NOT_FOUND}, {@link Fault#STALE_VERSION}
     */
    @Transactional
    public StoredPatient update(String id, Set<Integer> expectedVersions, PatientRecord record) {
        StoredPatient patient = StoredPatient.<StoredPatient>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "Patient", id));
        if (!expectedVersions.isEmpty() && !expectedVersions.contains(patient.version)) {
            throw FaultException.of(Fault.STALE_VERSION, patient.version);
        }
        write(patient, record);
        keepVersion(patient, record);
        return patient;
    }

    private void write(StoredPatient patient, PatientRecord record) {
        patient.version++;
        patient.resource = record.resource();
        patient.displayName = record.displayName();
        patient.birthDate = record.birthDate();
        patient.sex = record.sex();
        patient.updatedAt = clock.instant();
    }

    private void keepVersion(StoredPatient patient, PatientRecord record) {
        entities.flush();
        sql("insert into patient_version (patient_id, version, resource, updated_at) values (?, ?, ?, ?)")
                .setParameter(1, patient.id)
                .setParameter(2, patient.version)
                .setParameter(3, patient.resource)
                .setParameter(4, patient.updatedAt)
                .executeUpdate();
        sql("delete from patient_name where patient_id = ?")
                .setParameter(1, patient.id)
                .executeUpdate();
        sql("delete from patient_identifier where patient_id = ?")
                .setParameter(1, patient.id)
                .executeUpdate();
        record.families().forEach(name -> name(patient.id, "FAMILY", name));
        record.givens().forEach(name -> name(patient.id, "GIVEN", name));
        record.identifiers()
                .forEach(
                        identifier -> sql("insert into patient_identifier (patient_id, system, value) values (?, ?, ?)")
                                .setParameter(1, patient.id)
                                .setParameter(2, identifier.system())
                                .setParameter(3, identifier.value())
                                .executeUpdate());
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

    /** The resource of a patient as it was at {@code version}. */
    @Transactional
    public Optional<String> version(String id, int version) {
        return entities.createNativeQuery(
                        "select resource from patient_version where patient_id = ? and version = ?", String.class)
                .setParameter(1, id)
                .setParameter(2, version)
                .uniqueResultOptional();
    }

    /** The patients that match, the ones who came first before the others. */
    @Transactional
    public Page<StoredPatient> search(PatientQuery query, int offset, int limit) {
        PatientRows rows = new PatientRows(query);
        NativeQuery<Long> count =
                entities.createNativeQuery("select count(*) from patient p where " + rows.where(), Long.class);
        NativeQuery<StoredPatient> page = entities.createNativeQuery(
                "select p.* from patient p where " + rows.where() + " order by p.id offset ? limit ?",
                StoredPatient.class);
        int parameter = 1;
        for (Object value : rows.values()) {
            count.setParameter(parameter, value);
            page.setParameter(parameter++, value);
        }
        page.setParameter(parameter, offset).setParameter(parameter + 1, limit);
        return new Page<>(page.getResultList(), count.getSingleResult());
    }
}
