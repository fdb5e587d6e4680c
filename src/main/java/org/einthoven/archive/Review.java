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

    /** {@link EditLog#last} when it was saved last. */
    public int edits;

    /** {@link ReadingDocument} with what readers changed; null where nothing of it holds. */
    @Column(name = "edited_reading")
    @Nullable
    String editedJson;

    @Transient
    private @Nullable ReadingDocument edited;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "saved_at")
    public Instant savedAt;

    @Column(name = "signed_at")
    public @Nullable Instant signedAt;

    public ReviewContent content() {
        return ReviewContent.parse(json);
    }

    /**
     * The reading that it rests on.
     *
     * @param model what the models read
     */
    public ReadingDocument reading(ReadingDocument model) {
        if (editedJson == null) {
            return model;
        }
        ReadingDocument parsed = edited == null ? StoredJson.read(editedJson, ReadingDocument.class) : edited;
        edited = parsed;
        return parsed;
    }

    void edit(@Nullable ReadingDocument reading) {
        editedJson = reading == null ? null : StoredJson.write(reading);
        edited = null;
    }

    /** Whether it rests on a reading in which something was changed. */
    public boolean isEdited() {
        return editedJson != null;
    }

    public boolean isSigned() {
        return state == State.SIGNED;
    }
}
