package org.einthoven.registry;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** A file of a version, which never changes. */
@Entity
@Table(name = "model_file")
@IdClass(ModelFile.Key.class)
class ModelFile extends PanacheEntityBase {
    record Key(UUID modelId, String file) implements Serializable {}

    @Id
    @Column(name = "model_id")
    UUID modelId;

    @Id
    String file;

    byte[] content;
}
