package org.einthoven.archive;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.einthoven.diagnosis.Priority;
import org.einthoven.diagnosis.Triage;
import org.einthoven.ecg.SampleRate;
import org.jspecify.annotations.Nullable;

/** A recording as it is kept, without its samples: those are fetched by {@link Recordings#waveform}. */
@Entity
@Table(name = "recording")
public class StoredRecording extends PanacheEntityBase {
    @Id
    public UUID id;

    /** The Observation's version: one more for each {@link Correction}. */
    public int version;

    @Enumerated(EnumType.STRING)
    public RecordingKind kind;

    /** The reference to the patient as it was sent. */
    public @Nullable String subject;

    /** The id in a reference to a local Patient, whether that Patient is known here or not. */
    @Column(name = "patient_id")
    public @Nullable String patientId;

    @Column(name = "recorded_at")
    public @Nullable Instant recordedAt;

    @Column(name = "received_at")
    public Instant receivedAt;

    /** When it was recorded, or received where the sender did not say. */
    @Column(name = "taken_at")
    public Instant takenAt;

    @Column(name = "sample_rate_hz")
    public double sampleRateHz;

    /** Samples per channel. */
    public int samples;

    /** Display names of the leads that can be analysed, in the order in which they came. */
    public String[] leads;

    /** Codes of the channels that are kept but cannot be analysed. */
    @Column(name = "unknown_leads")
    public String[] unknownLeads;

    /** The FHIR Observation in JSON, without the samples. */
    public String resource;

    @Column(name = "submitted_by")
    public String submittedBy;

    /** Whether its sender says that it was entered in error. */
    public boolean withdrawn;

    /** The recording from paper of which this one is the mended form; null for all others. */
    @Column(name = "mended_from")
    public @Nullable UUID mendedFrom;

    /** SHA-256 of the file of which it is a part; null for a recording that is whole. */
    public @Nullable String whole;

    /** Which part of the whole it is, from 1. */
    public @Nullable Integer part;

    /** How many parts the whole has. */
    public @Nullable Integer parts;

    /** How far its reading has come. */
    @Enumerated(EnumType.STRING)
    public ReadingStatus status;

    /** Whether the reading asks for a cardiologist's look. */
    public boolean flagged;

    /** How soon it should be looked at. */
    @Enumerated(EnumType.STRING)
    public Priority priority = Priority.ROUTINE;

    /** When it should have been looked at; null until it is read. */
    @Column(name = "due_at")
    public @Nullable Instant dueAt;

    /** {@link Triage#reason}; empty until it is read. */
    @Column(name = "priority_reason")
    public String priorityReason = "";

    /** {@link Triage#doubt}. */
    public String doubt = "";

    /** When a cardiologist said to have seen that it is critical. */
    @Column(name = "acknowledged_at")
    public @Nullable Instant acknowledgedAt;

    @Column(name = "acknowledged_by")
    public @Nullable String acknowledgedBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "review_state")
    public ReviewState reviewState;

    /** Who wrote or signed the latest review. */
    public @Nullable String reviewer;

    /** {@link ReviewContent#statements} of the newest signed review. */
    @Column(name = "signed_statements")
    public String @Nullable [] signedStatements;

    public SampleRate rate() {
        return new SampleRate(sampleRateHz);
    }

    public Duration duration() {
        return Duration.ofNanos(Math.round(samples * 1e9 / sampleRateHz));
    }

    public List<String> leadNames() {
        return List.of(leads);
    }
}
