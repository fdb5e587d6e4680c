package org.einthoven.archive;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** What the Observation of a recording said before its sender corrected it. */
@Entity
@Table(name = "correction")
@IdClass(Correction.Key.class)
public class Correction extends PanacheEntityBase {

    /** One version of one recording's Observation. */
    public record Key(UUID recordingId, int version) implements Serializable {}

    @Id
    @Column(name = "recording_id")
    public UUID recordingId;

    /** Of the Observation that was replaced, the first one 1. */
    @Id
    public int version;

    /** That Observation in JSON, without the samples. */
    public String resource;

    /** When that version came. */
    @Column(name = "stated_at")
    public Instant statedAt;

    @Column(name = "corrected_at")
    public Instant correctedAt;

    @Column(name = "corrected_by")
    public String correctedBy;

    /** Whether the recording was read by then, so that its report was corrected too. */
    @Column(name = "report")
    public boolean ofReport;

    /** How many reviews were signed by then. */
    public int reviews;
}
