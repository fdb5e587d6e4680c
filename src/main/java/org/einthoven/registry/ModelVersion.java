package org.einthoven.registry;

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

/** One version of a model that has stood its checks. Its files never change; its state does. */
@Entity
@Table(name = "model_version")
public class ModelVersion extends PanacheEntityBase {
    /** How it came in. */
    public enum Origin {
        FOLDER,
        UPLOAD
    }

    @Id
    public UUID id;

    /** The task that it is for, such as {@code beat}. */
    public String name;

    public String version;

    /** Hash of its weights in hex. */
    public String sha256;

    /** {@link org.einthoven.inference.ModelCard} in JSON, as it came. */
    public String card;

    /** The configured key whose signature was good; null where it is not signed. */
    @Column(name = "signed_by")
    public @Nullable String signedBy;

    @Enumerated(EnumType.STRING)
    public Origin origin;

    @Column(name = "brought_by")
    public String broughtBy;

    @Column(name = "brought_at")
    public Instant broughtAt;

    /** Size of its weights. */
    public long bytes;

    /** One run of its golden vector in ms, on the machine that took it in. */
    @Column(name = "golden_ms")
    public double goldenMs;

    @Enumerated(EnumType.STRING)
    public ModelState state;

    /** When it came into this state. */
    public Instant since;

    /** Such as {@code beat 1.0.1}. */
    public String title() {
        return name + " " + version;
    }
}
