package org.einthoven.hl7v2;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.commons.codec.digest.DigestUtils;

/** Which messages were taken, so that one that is sent again does nothing. */
@ApplicationScoped
class ReceivedMessages {
    /** Longer than any system tries to send the same message. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final EntityManager entities;
    private final Clock clock;

    ReceivedMessages(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Notes that a message is taken, in the caller's transaction; another transaction with the same message waits for its
     * end. A sender whose control ids begin again at 1 sends other messages with them.
     *
     * @return false where it was taken before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean isFirst(Header header, MessageText text) {
        Instant now = clock.instant();
        entities.createNativeQuery("delete from hl7v2_message where received_at < ?")
                .setParameter(1, now.minus(KEPT))
                .executeUpdate();
        return entities.createNativeQuery(
                                """
                                insert into hl7v2_message as m (sender, control_id, content, received_at)
                                values (?, ?, ?, ?)
                                on conflict (sender, control_id) do update
                                set content = excluded.content, received_at = excluded.received_at
                                where m.content <> excluded.content""")
                        .setParameter(1, header.sender())
                        .setParameter(2, header.controlId())
                        .setParameter(3, DigestUtils.sha256(header.trigger() + text.content()))
                        .setParameter(4, now)
                        .executeUpdate()
                == 1;
    }
}
