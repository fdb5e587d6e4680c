package org.einthoven.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of the pages. One is open until its cookie is too old, it lasted for a day's work or it is ended here; then it is over
 * for every copy of the cookie and on every replica. Those that are over are kept for as long as the site's rule for them says.
 */
@ApplicationScoped
public class Sessions {
    /** The longest shift; then the password is asked for again, however busy somebody was. */
    static final Duration LONGEST = Duration.ofHours(12);

    /** To this it is known when a session was used: writing it down each time would cost as much as the page. */
    private static final Duration SEEN_TO = Duration.ofMinutes(5);

    /** As long as the cookie holds: {@code quarkus.http.auth.form.timeout}. */
    private static final Duration IDLE = Duration.ofHours(1);

    private static final int LONGEST_AGENT = 300;

    private final EntityManager entities;
    private final Clock clock;

    Sessions(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * A session that is open.
     *
     * @param agent what the browser calls itself
     */
    public record Open(UUID id, Instant startedAt, Instant seenAt, @Nullable String address, @Nullable String agent) {}

    @Transactional
    void begin(UUID id, String account, @Nullable String address, @Nullable String agent) {
        Instant now = clock.instant();
        entities.createNativeQuery("insert into page_session (id, account, started_at, seen_at, address, agent)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (id) do nothing")
                .setParameter(1, id)
                .setParameter(2, account)
                .setParameter(3, now)
                .setParameter(4, now)
                .setParameter(5, address)
                .setParameter(
                        6, agent == null || agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT))
                .executeUpdate();
    }

    /**
     * Whether a session that was begun is open still.
     *
     * @param used whether it is used by what is asked, or only looked after: see {@link Looks}
     */
    @Transactional
    boolean isOpen(UUID id, String account, boolean used) {
        List<?> found = entities.createNativeQuery(
                        "select started_at, seen_at from page_session where id = ? and account = ? and ended_at is null",
                        Tuple.class)
                .setParameter(1, id)
                .setParameter(2, account)
                .getResultList();
        if (found.isEmpty()) {
            return false;
        }
        Tuple session = (Tuple) found.get(0);
        Instant now = clock.instant();
        if (session.get(0, Instant.class).isBefore(now.minus(LONGEST))) {
            return false;
        }
        if (used && session.get(1, Instant.class).isBefore(now.minus(SEEN_TO))) {
            entities.createNativeQuery("update page_session set seen_at = ? where id = ?")
                    .setParameter(1, now)
                    .setParameter(2, id)
                    .executeUpdate();
        }
        return true;
    }

    /** The same of one that begins elsewhere, with an identity provider, when it is first seen here. */
    @Transactional
    boolean admits(UUID id, String account, boolean used) {
        boolean known = !entities.createNativeQuery("select 1 from page_session where id = ?", Integer.class)
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
        if (!known) {
            begin(id, account, null, null);
        }
        return isOpen(id, account, used);
    }

    /** Those of an account, the one used last first. */
    @Transactional
    public List<Open> of(String account) {
        Instant now = clock.instant();
        List<?> rows = entities.createNativeQuery(
                        """
                        select id, started_at, seen_at, address, agent from page_session
                        where account = ? and ended_at is null and seen_at > ? and started_at > ?
                        order by seen_at desc limit 100
                        """,
                        Tuple.class)
                .setParameter(1, account)
                .setParameter(2, now.minus(IDLE).minus(SEEN_TO))
                .setParameter(3, now.minus(LONGEST))
                .getResultList();
        return rows.stream().map(row -> open((Tuple) row)).toList();
    }

    private static Open open(Tuple row) {
        return new Open(
                row.get(0, UUID.class),
                row.get(1, Instant.class),
                row.get(2, Instant.class),
                row.get(3, String.class),
                row.get(4, String.class));
    }

    /** Whether somebody else knows the password of who asks here, who may do nothing before it is changed. */
    public static boolean mustChangePassword(SecurityIdentity who) {
        return Boolean.TRUE.equals(who.getAttribute(PageSession.MUST_CHANGE));
    }

    /** The session in which this was asked. */
    public Optional<UUID> current(SecurityIdentity who) {
        return PageSession.of(who);
    }

    /** Ends the session in which this was asked; nothing happens where there is none. */
    @Transactional
    public void end(SecurityIdentity who) {
        PageSession.of(who).ifPresent(id -> end(id, who.getPrincipal().getName()));
    }

    /** Ends one of an account's own; returns whether there was such a one. */
    @Transactional
    public boolean end(UUID id, String account) {
        return entities.createNativeQuery(
                                "update page_session set ended_at = ? where id = ? and account = ? and ended_at is null")
                        .setParameter(1, clock.instant())
                        .setParameter(2, id)
                        .setParameter(3, account)
                        .executeUpdate()
                == 1;
    }

    /**
     * Ends all of an account.
     *
     * @param except the one to leave open; null for none
     * @return how many
     */
    @Transactional
    public int endAll(String account, @Nullable UUID except) {
        return entities.createNativeQuery("update page_session set ended_at = ? where account = ? and ended_at is null"
                        + " and id is distinct from cast(? as uuid)")
                .setParameter(1, clock.instant())
                .setParameter(2, account)
                .setParameter(3, except == null ? null : except.toString())
                .executeUpdate();
    }
}
