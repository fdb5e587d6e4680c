package org.einthoven.archive;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one reading of a recording; it never changes. */
@Entity
@Table(name = "reading")
public class StoredReading extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "recording_id")
    public UUID recordingId;

    @Column(name = "read_at")
    public Instant readAt;

    @Enumerated(EnumType.STRING)
    public ReadingStatus status;

    /** Why it was abstained from or rejected: one sentence for the sender. */
    public @Nullable String reason;

    public boolean flagged;

    @Column(name = "heart_rate_bpm")
    public @Nullable Double heartRateBpm;

    /** What the findings say, flagged ones first. */
    public String[] findings;

    /** {@link ReadingDocument} in JSON. */
    @Column(name = "document")
    String json;

    /** What {@link #json} says, once it was asked for: several who take part in one transaction ask. */
    @Transient
    private @Nullable ReadingDocument document;

    public List<String> findingDisplays() {
        return List.of(findings);
    }

    public ReadingDocument document() {
        ReadingDocument parsed = document == null ? StoredJson.read(json, ReadingDocument.class) : document;
        document = parsed;
        return parsed;
    }
}
