package org.einthoven.archive;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The samples of a recording, once and in bulk; apart from it, so that no list ever loads them. */
@Entity
@Table(name = "waveform")
class StoredWaveform extends PanacheEntityBase {
    @Id
    @Column(name = "recording_id")
    UUID recordingId;

    byte[] data;
}
