package org.einthoven.registry;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What one administrator has said for a promotion that takes two. */
@Entity
@Table(name = "model_proposal")
public class ModelProposal extends PanacheEntityBase {
    @Id
    @Column(name = "model_id")
    public UUID modelId;

    public String who;

    public Instant at;

    public String why;

    /** Of all models when it was made: any change since makes it void. */
    public long generation;
}
