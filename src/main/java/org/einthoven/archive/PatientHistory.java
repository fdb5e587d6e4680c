package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Earlier recordings of the patient of a recording. */
@ApplicationScoped
public class PatientHistory {

    /**
     * ECGs that were read, the newest first.
     *
     * @param most how many at most
     * @return none where the patient is not known here
     */
    @Transactional
    public List<StoredRecording> before(StoredRecording recording, int most) {
        if (recording.patientId == null || recording.kind != RecordingKind.ECG) {
            return List.of();
        }
        return StoredRecording.<StoredRecording>find(
                        "patientId = ?1 and takenAt < ?2 and kind = ?3 and status = ?4 and not withdrawn"
                                + " order by takenAt desc, id",
                        recording.patientId,
                        recording.takenAt,
                        RecordingKind.ECG,
                        ReadingStatus.REPORTED)
                .page(0, most)
                .list();
    }
}
