package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Subject;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.reading.Edit;
import org.einthoven.reading.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Works out what changes make of a reading, outside any transaction; {@link Reviews#edit} keeps them. They are applied to
 * what the models read, never to what an earlier change made of it, so that the log alone says how a reading came about.
 */
@ApplicationScoped
public class Edits {
    /** Far more than a reader makes in one recording; each is applied anew with every further one. */
    static final int MOST = 500;

    private final Recordings recordings;
    private final Readings readings;
    private final Patients patients;
    private final RecordingReader reader;

    Edits(Recordings recordings, Readings readings, Patients patients, RecordingReader reader) {
        this.recordings = recordings;
        this.readings = readings;
        this.patients = patients;
        this.reader = reader;
    }

    @Transactional
    public EditLog log(UUID recordingId) {
        return new EditLog(LoggedEdit.list("recordingId = ?1 order by number", recordingId));
    }

    /** @throws FaultException {@link Fault#IMPOSSIBLE_EDIT} and others that say why it cannot be */
    public ProposedEdit change(UUID recordingId, Edit edit) {
        StoredRecording recording = editable(recordingId);
        Ecg ecg = ecg(recording);
        EditLog log = log(recordingId);
        if (log.last() >= MOST) {
            throw impossible("there are " + MOST + " changes already.");
        }
        Edit settled = reader.settled(ecg, edit);
        List<Edit> all = new ArrayList<>(log.inForce());
        all.add(settled);
        return new ProposedEdit(settled, null, reading(recording, ecg, all));
    }

    /** @throws FaultException {@link Fault#IMPOSSIBLE_EDIT} where it does not hold, or a later one rests on it */
    public ProposedEdit takingBack(UUID recordingId, int number) {
        StoredRecording recording = editable(recordingId);
        EditLog log = log(recordingId);
        LoggedEdit entry =
                log.standing(number).orElseThrow(() -> impossible("change " + number + " does not hold any more."));
        return new ProposedEdit(
                null,
                number,
                reading(recording, ecg(recording), log.without(entry).inForce()));
    }

    private @Nullable ReadingDocument reading(StoredRecording recording, Ecg ecg, List<Edit> edits) {
        if (edits.isEmpty()) {
            return null;
        }
        ReadingDocument model = readings.of(recording.id).orElseThrow().document();
        Subject subject = patients.subject(recording.subject, recording.takenAt);
        Reading.Reported edited = reader.edited(ecg, subject, model.toReading(), edits);
        return ReadingDocument.of(edited);
    }

    private StoredRecording editable(UUID recordingId) {
        StoredRecording recording = recordings
                .find(recordingId)
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "recording", recordingId));
        if (recording.withdrawn) {
            throw FaultException.of(Fault.WITHDRAWN);
        }
        if (recording.status == ReadingStatus.PENDING) {
            throw FaultException.of(Fault.NOT_REVIEWABLE);
        }
        if (recording.status != ReadingStatus.REPORTED || recording.kind != RecordingKind.ECG) {
            throw impossible("only an ECG that was read has waves and beats that can be changed.");
        }
        return recording;
    }

    private Ecg ecg(StoredRecording recording) {
        Recording samples = recordings
                .waveform(recording.id)
                .toRecording(recording.kind, recording.rate())
                .orElseThrow();
        return (Ecg) samples;
    }

    private static FaultException impossible(String why) {
        return FaultException.of(Fault.IMPOSSIBLE_EDIT, why);
    }
}
