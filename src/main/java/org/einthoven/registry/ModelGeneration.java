package org.einthoven.registry;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row that counts the changes of state. */
@Entity
@Table(name = "model_generation")
class ModelGeneration extends PanacheEntityBase {
    @Id
    boolean one;

    long generation;
}
