package org.einthoven.archive;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.einthoven.ecg.Ecg;
import org.einthoven.holter.Survey;
import org.einthoven.reading.Reading;
import org.jboss.logging.Logger;

/**
 * What long ECGs come to, with what readers changed. It follows from the recording, its edits and the way in which
 * surveys are made, so that what was worked out once holds for ever.
 */
@ApplicationScoped
public class Surveys {
    private static final Logger LOG = Logger.getLogger(Surveys.class);

    private final Recordings recordings;
    private final RecordingReader reader;
    private final EntityManager entities;

    Surveys(Recordings recordings, RecordingReader reader, EntityManager entities) {
        this.recordings = recordings;
        this.reader = reader;
        this.entities = entities;
    }

    /**
     * Kept, or worked out and kept, which takes a second. Outside any transaction.
     *
     * @param shown the reading with the edits up to number {@code edits}, 0 for none
     * @return empty for what is no long ECG or was not read
     */
    public Optional<Survey> of(StoredRecording recording, ReadingDocument shown, int edits) {
        if (!isLong(recording) || recording.status != ReadingStatus.REPORTED) {
            return Optional.empty();
        }
        return kept(recording.id, edits).or(() -> workedOut(recording.id, shown.toReading(), edits));
    }

    /** Works out what was just read; a failure costs whoever asks for it the wait, and nothing else. */
    void prepare(StoredRecording recording, Reading reading) {
        if (!isLong(recording) || !(reading instanceof Reading.Reported reported)) {
            return;
        }
        try {
            workedOut(recording.id, reported, 0);
        } catch (RuntimeException failed) {
            LOG.warn("the survey of recording " + recording.id + " is left to its first reader", failed);
        }
    }

    private static boolean isLong(StoredRecording recording) {
        return recording.kind == RecordingKind.ECG && recording.duration().compareTo(Survey.SHORTEST) > 0;
    }

    /** Of each of these that is kept, that of the reading as its last review has it. */
    public Map<UUID, Survey> kept(List<UUID> ids) {
        return QuarkusTransaction.joiningExisting().call(() -> entities.createQuery(
                        "from StoredSurvey s where s.recordingId in ?1 and s.making = ?2 and s.edits = coalesce((select r.edits from"
                                + " Review r where r.recordingId = s.recordingId and r.version = (select"
                                + " max(last.version) from Review last where last.recordingId = s.recordingId)), 0)",
                        StoredSurvey.class)
                .setParameter(1, ids)
                .setParameter(2, Survey.MAKING)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.recordingId, StoredSurvey::survey)));
    }

    private static Optional<Survey> kept(UUID recordingId, int edits) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> StoredSurvey.<StoredSurvey>findByIdOptional(
                        new StoredSurvey.Key(recordingId, edits, Survey.MAKING)))
                .map(StoredSurvey::survey);
    }

    private Optional<Survey> workedOut(UUID recordingId, Reading.Reported read, int edits) {
        Ecg ecg = recordings.ecg(recordingId);
        Optional<Survey> survey = reader.survey(ecg, read);
        survey.ifPresent(made -> QuarkusTransaction.joiningExisting().run(() -> entities.createQuery(
                        "insert into StoredSurvey (recordingId, edits, making, json) values (:id, :edits, :making,"
                                + " :json) on conflict do nothing")
                .setParameter("id", recordingId)
                .setParameter("edits", edits)
                .setParameter("making", Survey.MAKING)
                .setParameter("json", StoredJson.write(made))
                .executeUpdate()));
        return survey;
    }
}
