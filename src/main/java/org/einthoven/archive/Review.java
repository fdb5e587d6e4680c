package org.einthoven.archive;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One version of a cardiologist's review: first a draft, then signed and fixed for good. */
@Entity
@Table(name = "review")
public class Review extends PanacheEntityBase {
    /** Drafts may change, signed reviews may not. */
    public enum State {
        DRAFT,
        SIGNED
    }

    @Id
    public UUID id;

    @Column(name = "recording_id")
    public UUID recordingId;

    @Column(name = "reading_id")
    public UUID readingId;

    /** 1 for the first review of a recording, one more for each amendment. */
    public int version;

    /** Counts the saves of the draft: who saves names the count that was seen. */
    @Column(name = "lock_version")
    public int lockVersion;

    @Enumerated(EnumType.STRING)
    public State state;

    /** Who saved it last, and in the end who signed it. */
    public String reviewer;

    @Column(name = "content")
    String json;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "saved_at")
    public Instant savedAt;

    @Column(name = "signed_at")
    public @Nullable Instant signedAt;

    public ReviewContent content() {
        return StoredJson.read(json, ReviewContent.class);
    }

    public boolean isSigned() {
        return state == State.SIGNED;
    }
}
