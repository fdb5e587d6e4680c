package org.einthoven.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The sessions of the pages. One is open until its cookie is too old or it is ended here; then it is ended for every
 * copy of the cookie and on every replica.
 */
@ApplicationScoped
public class Sessions {
    /** Longer than {@code quarkus.http.auth.form.timeout}: after that no cookie of the session holds any more. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final EntityManager entities;
    private final Clock clock;

    Sessions(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Transactional
    boolean isEnded(UUID session) {
        return !entities.createNativeQuery("select 1 from ended_session where id = ?", Integer.class)
                .setParameter(1, session)
                .getResultList()
                .isEmpty();
    }

    /** Ends the session in which this was asked; nothing happens where there is none. */
    @Transactional
    public void end(SecurityIdentity who) {
        Optional<UUID> session = PageSession.of(who);
        if (session.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        entities.createNativeQuery("delete from ended_session where ended_at < ?")
                .setParameter(1, now.minus(KEPT))
                .executeUpdate();
        entities.createNativeQuery("insert into ended_session (id, ended_at) values (?, ?) on conflict (id) do nothing")
                .setParameter(1, session.get())
                .setParameter(2, now)
                .executeUpdate();
    }
}
