package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.einthoven.archive.Patients;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.StoredRecording;
import org.einthoven.fhir.store.FhirJson;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** A recording with all that belongs to it: its patient, its samples, and the report with all that that refers to. */
@ApplicationScoped
class RecordingBundles {
    private final Recordings recordings;
    private final ReadRecordings read;
    private final SourceObservation sources;
    private final Patients patients;
    private final ServerAddress address;
    private final FhirJson json;

    RecordingBundles(
            Recordings recordings,
            ReadRecordings read,
            SourceObservation sources,
            Patients patients,
            ServerAddress address,
            FhirJson json) {
        this.recordings = recordings;
        this.read = read;
        this.sources = sources;
        this.patients = patients;
        this.address = address;
        this.json = json;
    }

    /** A collection, in JSON. */
    @Transactional
    String of(StoredRecording recording) {
        Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
        patient(recording).ifPresent(patient -> add(bundle, patient));
        Observation observation = sources.withoutSamples(recording);
        SourceObservation.putSamplesIn(observation, recordings.waveform(recording.id));
        add(bundle, observation);
        read.report(recording).stream().flatMap(Report::resources).forEach(resource -> add(bundle, resource));
        return json.encode(bundle);
    }

    private Optional<Patient> patient(StoredRecording recording) {
        return Optional.ofNullable(recording.patientId)
                .flatMap(id -> patients.resource(id).map(text -> {
                    Patient patient = json.parse(Patient.class, text);
                    patient.setId(id);
                    return patient;
                }));
    }

    private void add(Bundle bundle, Resource resource) {
        bundle.addEntry()
                .setFullUrl(address.base() + "/" + resource.fhirType() + "/" + resource.getIdPart())
                .setResource(resource);
    }
}
