package org.einthoven.archive;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.jobs.JumpedClock;

/**
 * Who reads which recording. At most one claims a recording; the claim is a courtesy among readers and no lock: whoever
 * must may take it over, and what is saved and signed is guarded by {@link Reviews}.
 */
@ApplicationScoped
public class Claims {
    private final EntityManager entities;
    private final WorklistSettings settings;
    private final Event<ClaimMoved> moved;
    private final JumpedClock jumps;
    private final Clock clock;

    Claims(EntityManager entities, WorklistSettings settings, Event<ClaimMoved> moved, JumpedClock jumps, Clock clock) {
        this.entities = entities;
        this.settings = settings;
        this.moved = moved;
        this.jumps = jumps;
        this.clock = clock;
    }

    /** A clock that is set back must not have a claim hold for as long as it was set back by. */
    void limit(@Observes StartupEvent event) {
        jumps.limit("claim", "expires_at", settings.claim());
    }

    /** The claim that holds now. */
    @Transactional
    public Optional<Claim> of(UUID recording) {
        List<?> rows = entities.createNativeQuery("select reader, claimed_at, expires_at from claim"
                        + " where recording_id = :recording and expires_at > :now")
                .setParameter("recording", recording)
                .setParameter("now", clock.instant())
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(Claims::claim).findFirst();
    }

    private static Claim claim(Object[] row) {
        return new Claim((String) row[0], (Instant) row[1], (Instant) row[2]);
    }

    /**
     * Claims a recording, or goes on claiming it.
     *
     * @return false where somebody else claims it or it is signed: then nothing changes
     */
    @Transactional
    public boolean claim(UUID recording, String reader) {
        return put(
                recording, reader, " where claim.reader = excluded.reader or claim.expires_at <= excluded.claimed_at");
    }

    /** Claims a recording, whoever claims it now. @return false where it is signed */
    @Transactional
    public boolean takeOver(UUID recording, String reader) {
        return put(recording, reader, "");
    }

    private boolean put(UUID recording, String reader, String unless) {
        Instant now = clock.instant();
        boolean claimed = entities.createNativeQuery("insert into claim (recording_id, reader, claimed_at, expires_at)"
                                + " select id, :reader, :now, :until from recording"
                                // what is being erased is waited for, and then there is nothing to claim
                                + " where id = :recording and review_state in ('UNREAD', 'DRAFT') for key share"
                                + " on conflict (recording_id) do update set reader = excluded.reader,"
                                + " expires_at = excluded.expires_at, claimed_at = case"
                                + " when claim.reader = excluded.reader and claim.expires_at > excluded.claimed_at"
                                + " then claim.claimed_at else excluded.claimed_at end" + unless)
                        .setParameter("recording", recording)
                        .setParameter("reader", reader)
                        .setParameter("now", now)
                        .setParameter("until", now.plus(settings.claim()))
                        .executeUpdate()
                == 1;
        if (claimed) {
            moved.fire(new ClaimMoved(recording));
        }
        return claimed;
    }

    /** Gives a recording back that the reader claims; what another claims stays theirs. */
    @Transactional
    public void release(UUID recording, String reader) {
        int released = entities.createNativeQuery(
                        "delete from claim where recording_id = :recording and reader = :reader")
                .setParameter("recording", recording)
                .setParameter("reader", reader)
                .executeUpdate();
        if (released > 0) {
            moved.fire(new ClaimMoved(recording));
        }
    }

    /** What is signed is claimed by nobody. */
    void signed(@Observes ReviewSigned signed) {
        entities.createNativeQuery("delete from claim where recording_id = :recording or expires_at < :now")
                .setParameter("recording", signed.recordingId())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
