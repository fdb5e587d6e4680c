package org.einthoven.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Counts attempts to sign in, for all replicas. After some wrong passwords for a name from one address each further attempt has to wait,
 * twice as long each time; many for one name from anywhere slow that name down to one attempt a minute, and lock nobody
 * out for longer.
 */
@ApplicationScoped
class FailedSignIns {
    /** Ten tries leave a person room and a guesser none. */
    static final int FROM_ONE_ADDRESS = 10;

    static final int FROM_ANYWHERE = 100;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(16);

    /** Attempts before a silence of this length do not count any more. */
    static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);

    private final EntityManager entities;
    private final Clock clock;

    FailedSignIns(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Whether a password may be checked now; then it counts as wrong until {@link #right}. Attempts at once count one by one. */
    @Transactional
    boolean mayTry(String name, String address) {
        entities.createNativeQuery("delete from failed_sign_in where last_at < ?")
                .setParameter(1, clock.instant().minus(FORGOTTEN_AFTER))
                .executeUpdate();
        return counts(source(name, address), FROM_ONE_ADDRESS, LONGEST_PAUSE)
                && counts(source(name, ""), FROM_ANYWHERE, FIRST_PAUSE);
    }

    private boolean counts(byte[] source, int limit, Duration longest) {
        Instant now = clock.instant();
        return entities.createNativeQuery(
                                """
                                insert into failed_sign_in as f (source, tries, last_at) values (:source, 1, :now)
                                on conflict (source) do update set tries = f.tries + 1, last_at = excluded.last_at
                                where f.tries < :most
                                    or f.last_at + least(:longest, :first * power(2, least(f.tries - :most, 10)))
                                        * interval '1 second' <= :now
                                """)
                        .setParameter("source", source)
                        .setParameter("now", now)
                        .setParameter("most", limit)
                        .setParameter("longest", (double) longest.toSeconds())
                        .setParameter("first", (double) FIRST_PAUSE.toSeconds())
                        .executeUpdate()
                == 1;
    }

    /** The attempt that was counted last was none of a guesser. */
    @Transactional
    void right(String name, String address) {
        entities.createNativeQuery("delete from failed_sign_in where source = ?")
                .setParameter(1, source(name, address))
                .executeUpdate();
        entities.createNativeQuery("update failed_sign_in set tries = tries - 1 where source = ? and tries > 0")
                .setParameter(1, source(name, ""))
                .executeUpdate();
    }

    private static byte[] source(String name, String address) {
        return DigestUtils.sha256(name + "\0" + address);
    }
}
