package org.einthoven.archive;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.einthoven.holter.Survey;

/** What a long recording comes to in one state of its reading, made in one way; it never changes. */
@Entity
@Table(name = "survey_by_making")
@IdClass(StoredSurvey.Key.class)
public class StoredSurvey extends PanacheEntityBase {
    /** A recording, with what readers changed up to an edit, and {@link Survey#MAKING}. */
    public record Key(UUID recordingId, int edits, int making) implements Serializable {}

    @Id
    @Column(name = "recording_id")
    public UUID recordingId;

    @Id
    public int edits;

    @Id
    public int making;

    @Column(name = "content")
    String json;

    Survey survey() {
        return StoredJson.read(json, Survey.class);
    }
}
