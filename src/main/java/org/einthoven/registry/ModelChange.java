package org.einthoven.registry;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One step of a version from state to state, with who and why; never changed. */
@Entity
@Table(name = "model_change")
public class ModelChange extends PanacheEntityBase {
    /** Who acts where nobody asked: a failed check, a first start. */
    public static final String SYSTEM = "system";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    @Column(name = "model_id")
    public UUID modelId;

    public Instant at;

    /** The account, or {@link #SYSTEM}. */
    public String who;

    /** Null for a version that came in. */
    @Enumerated(EnumType.STRING)
    @Column(name = "from_state")
    public @Nullable ModelState from;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_state")
    public ModelState to;

    public String why;
}
