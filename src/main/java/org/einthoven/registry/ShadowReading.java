package org.einthoven.registry;

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
import java.util.UUID;
import org.einthoven.archive.ReadingStatus;

/** What a version that is being tried says of a recording, beside the active versions of the other tasks. */
@Entity
@Table(name = "shadow_reading")
@IdClass(ShadowReading.Key.class)
class ShadowReading extends PanacheEntityBase {
    record Key(UUID modelId, UUID recordingId) implements Serializable {}

    @Id
    @Column(name = "model_id")
    UUID modelId;

    @Id
    @Column(name = "recording_id")
    UUID recordingId;

    @Column(name = "read_at")
    Instant readAt;

    @Enumerated(EnumType.STRING)
    ReadingStatus status;

    /** {@link org.einthoven.archive.ReadingDocument} in JSON. */
    String document;
}
