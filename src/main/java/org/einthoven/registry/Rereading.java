package org.einthoven.registry;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A slice of the archive that is read again under a version, and how far that has come. */
@Entity
@Table(name = "rereading")
public class Rereading extends PanacheEntityBase {
    /** Whether it goes on. */
    public enum State {
        RUNNING,
        STOPPED,
        DONE,
        FAILED
    }

    @Id
    public UUID id;

    @Column(name = "model_id")
    public UUID modelId;

    @Column(name = "asked_by")
    public String askedBy;

    @Column(name = "asked_at")
    public Instant askedAt;

    /** Recordings received from then on ... */
    @Column(name = "from_at")
    public Instant from;

    /** ... and before then. */
    @Column(name = "until_at")
    public Instant until;

    @Enumerated(EnumType.STRING)
    public State state;

    /** The last recording that is done. */
    public UUID position;

    public long total;

    public long done;

    /** How long was worked at it. */
    @Column(name = "worked_ms")
    public long workedMs;

    public @Nullable String error;

    /** At the pace so far; empty before there is one. New recordings go first, so it may take longer. */
    public Optional<Duration> left() {
        return done == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(workedMs * (total - done) / done));
    }
}
