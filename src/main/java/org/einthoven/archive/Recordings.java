package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.telemetry.Spans;
import org.jspecify.annotations.Nullable;

/** The recordings that are kept. Accepting one and ordering its reading is a single transaction. */
@ApplicationScoped
public class Recordings {
    /** A reference to a Patient on this server: relative, as FHIR R4 2.3.0.1 writes it, with or without a version. */
    private static final Pattern LOCAL_PATIENT =
            Pattern.compile("Patient/([A-Za-z0-9\\-.]{1,64})(/_history/[A-Za-z0-9\\-.]{1,64})?");

    private final ReadingQueue queue;
    private final Event<RecordingAccepted> accepted;
    private final Event<RecordingCorrected> corrected;
    private final EntityManager entities;
    private final Clock clock;

    Recordings(
            ReadingQueue queue,
            Event<RecordingAccepted> accepted,
            Event<RecordingCorrected> corrected,
            EntityManager entities,
            Clock clock) {
        this.queue = queue;
        this.accepted = accepted;
        this.corrected = corrected;
        this.entities = entities;
        this.clock = clock;
    }

    /** A fresh id for a recording. */
    public UUID newId() {
        return TimeOrderedId.now(clock);
    }

    /** Keeps the recording and orders its reading, in the caller's transaction where there is one. */
    @Transactional
    public void accept(NewRecording recording) {
        try (Spans.Step step =
                Spans.begin("accept").with("einthoven.recording", recording.id().toString())) {
            keep(recording);
        }
    }

    private void keep(NewRecording recording) {
        StoredRecording row = row(recording, clock.instant());
        row.persist();
        StoredWaveform waveform = new StoredWaveform();
        waveform.recordingId = recording.id();
        waveform.data = recording.waveform().encode();
        waveform.persist();
        queue.order(recording.id());
        accepted.fire(new RecordingAccepted(recording.id()));
    }

    private static StoredRecording row(NewRecording recording, Instant now) {
        StoredRecording row = new StoredRecording();
        row.id = recording.id();
        row.version = 1;
        row.kind = recording.kind();
        row.subject = recording.subject();
        row.patientId = localPatient(recording.subject());
        row.recordedAt = recording.recordedAt();
        row.receivedAt = now;
        row.takenAt = Optional.ofNullable(recording.recordedAt()).orElse(now);
        row.sampleRateHz = recording.rate().hz();
        row.samples = recording.length();
        row.leads = recording.waveform().leads().stream().map(LeadName::display).toArray(String[]::new);
        row.unknownLeads = recording.unknownLeads().toArray(String[]::new);
        row.resource = recording.resource();
        row.submittedBy = recording.submittedBy();
        row.status = ReadingStatus.PENDING;
        row.flagged = false;
        row.reviewState = ReviewState.UNREAD;
        return row;
    }

    /** The id of the patient here to whom a reference leads; null for all others. */
    public static @Nullable String localPatient(@Nullable String subject) {
        Matcher reference = LOCAL_PATIENT.matcher(subject == null ? "" : subject);
        return reference.matches() ? reference.group(1) : null;
    }

    /** Takes over what the sender says now, and keeps what was said before. What was read of the samples stays. */
    @Transactional
    public void correct(UUID id, CorrectedRecording corrected) {
        StoredRecording row = StoredRecording.<StoredRecording>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResult();
        entities.refresh(row);
        List<Correction> earlier = corrections(id);
        Correction before = new Correction();
        before.recordingId = id;
        before.version = row.version;
        before.resource = row.resource;
        before.statedAt = earlier.isEmpty() ? row.receivedAt : earlier.get(earlier.size() - 1).correctedAt;
        before.correctedAt = clock.instant();
        before.correctedBy = corrected.by();
        before.ofReport = row.status != ReadingStatus.PENDING;
        before.reviews = Math.toIntExact(Review.count("recordingId = ?1 and state = ?2", id, Review.State.SIGNED));
        before.persist();
        row.version++;
        row.subject = corrected.subject();
        row.patientId = localPatient(corrected.subject());
        row.recordedAt = corrected.recordedAt();
        row.takenAt = Optional.ofNullable(corrected.recordedAt()).orElse(row.receivedAt);
        row.resource = corrected.resource();
        row.withdrawn = corrected.withdrawn();
        entities.flush();
        this.corrected.fire(new RecordingCorrected(id));
    }

    /** Says of a recording that was just accepted that it is the mended form of another, in the same transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void mended(UUID id, UUID origin) {
        StoredRecording row = StoredRecording.findById(id);
        row.mendedFrom = origin;
    }

    /** Says of a recording that was just accepted which part of which whole it is, in the same transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void partOf(UUID id, String whole, int number, int all) {
        StoredRecording row = StoredRecording.findById(id);
        row.whole = whole;
        row.part = number;
        row.parts = all;
    }

    /** All parts of the whole that this one is a part of, and of the same patient, in their order; none for a whole. */
    @Transactional
    public List<StoredRecording> partsBeside(StoredRecording part) {
        return part.whole == null
                ? List.of()
                : StoredRecording.<StoredRecording>list("whole = ?1 and not withdrawn order by part", part.whole)
                        .stream()
                        .filter(other -> Objects.equals(other.subject, part.subject))
                        .toList();
    }

    /** The mended forms of a recording that were not withdrawn, the newest first. */
    @Transactional
    public List<StoredRecording> mendedFrom(UUID origin) {
        return StoredRecording.list("mendedFrom = ?1 and not withdrawn order by receivedAt desc", origin);
    }

    /** What was corrected, the first one first. */
    @Transactional
    public List<Correction> corrections(UUID id) {
        return Correction.list("recordingId = ?1 order by version", id);
    }

    @Transactional
    public Optional<StoredRecording> find(UUID id) {
        return StoredRecording.findByIdOptional(id);
    }

    /**
     * The samples of a recording that is there.
     *
     * @throws IllegalArgumentException where there is none of this id
     */
    @Transactional
    public Waveform waveform(UUID id) {
        StoredWaveform waveform = StoredWaveform.findById(id);
        if (waveform == null) {
            throw new IllegalArgumentException("no recording " + id);
        }
        return Waveform.decode(waveform.data);
    }

    /**
     * The ECG of a recording.
     *
     * @throws FaultException where there is none of this id, or it is no ECG with a known lead
     */
    @Transactional
    public Ecg ecg(UUID id) {
        return find(id).flatMap(recording -> waveform(id).toRecording(recording.kind, recording.rate()))
                .filter(Ecg.class::isInstance)
                .map(Ecg.class::cast)
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "ECG", id));
    }

    @Transactional
    public boolean isEmpty() {
        return StoredRecording.find("select 1 from StoredRecording")
                .page(0, 1)
                .list()
                .isEmpty();
    }
}
