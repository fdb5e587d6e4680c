package org.einthoven.archive;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.reading.Edit;
import org.jspecify.annotations.Nullable;

/** One change that a reader made in a reading, or that one was taken back; it never changes itself. */
@Entity
@Table(name = "edit")
@IdClass(LoggedEdit.Key.class)
public class LoggedEdit extends PanacheEntityBase {
    /** One edit of one recording's reading. */
    public record Key(UUID recordingId, int number) implements Serializable {}

    @Id
    @Column(name = "recording_id")
    public UUID recordingId;

    /** In the order in which they were made, the first one 1. */
    @Id
    public int number;

    public String author;

    @Column(name = "made_at")
    public Instant madeAt;

    @Enumerated(EnumType.STRING)
    EditKind kind;

    @Column(name = "content")
    String json;

    /** The number of the change that is taken back; null for a change. */
    @Column(name = "takes_back")
    public @Nullable Integer takesBack;

    static LoggedEdit of(UUID recordingId, int number, String author, Instant at, ProposedEdit proposed) {
        Edit edit = proposed.edit();
        LoggedEdit entry = new LoggedEdit();
        entry.recordingId = recordingId;
        entry.number = number;
        entry.author = author;
        entry.madeAt = at;
        entry.kind = edit == null ? EditKind.TAKEN_BACK : EditKind.of(edit);
        entry.json = edit == null ? "{}" : StoredJson.write(edit);
        entry.takesBack = proposed.takesBack();
        return entry;
    }

    /** Empty where one is taken back. */
    public Optional<Edit> edit() {
        return Optional.ofNullable(kind.read(json));
    }

    public String inWords() {
        return edit().map(Edit::inWords).orElse("Change " + takesBack + " taken back");
    }
}
