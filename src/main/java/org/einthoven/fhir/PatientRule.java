package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import org.einthoven.archive.Patients;
import org.einthoven.fhir.store.StoredVersion;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** Keeps what the pages show and search of a patient in step with the resource. */
@ApplicationScoped
class PatientRule implements TypeRule {

    private final Patients patients;
    private final PatientRecords records;

    PatientRule(Patients patients, PatientRecords records) {
        this.patients = patients;
        this.records = records;
    }

    @Override
    public String type() {
        return "Patient";
    }

    @Override
    public void check(Resource resource, boolean isNew) {
        records.check((Patient) resource);
    }

    @Override
    public void kept(Resource resource, StoredVersion version) {
        patients.keep(version.id(), version.version(), records.of((Patient) resource));
    }

    @Override
    public void deleted(StoredVersion version) {
        patients.drop(version.id());
    }
}
