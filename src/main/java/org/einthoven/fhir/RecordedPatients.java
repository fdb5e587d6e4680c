package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import org.einthoven.archive.Recordings;
import org.einthoven.fhir.access.PatientOf;

/** Whom recordings, and what is rendered from them, are about. */
@ApplicationScoped
class RecordedPatients implements PatientOf {

    private static final Set<String> OF_RECORDINGS = Set.of("Observation", "DiagnosticReport", "Provenance", "Binary");

    private final Recordings recordings;

    RecordedPatients(Recordings recordings) {
        this.recordings = recordings;
    }

    @Override
    @Transactional
    public Optional<String> patientOf(String type, String id) {
        if (type.equals("Patient")) {
            return Optional.of(id);
        }
        return OF_RECORDINGS.contains(type)
                ? DerivedIds.recordingOf(id).flatMap(recordings::find).map(recording -> recording.patientId)
                : Optional.empty();
    }
}
