package org.einthoven.outbox;

import java.time.Duration;
import java.util.Optional;

/** Sends things of one kind. Called by several threads, outside any transaction. */
public interface Courier {

    /** Names the kind, in the orders too. */
    String channel();

    /** Whether anything is sent; what was ordered waits while nothing is. */
    boolean isOn();

    /**
     * Sends how {@code subject} stands now: what was ordered twice before it was sent is sent once.
     *
     * @return when it is sent again; empty for what is sent once
     * @throws DeliveryFailed and is asked again later, whatever it throws
     */
    Optional<Duration> deliver(String target, String subject);

    /** Follows an attempt that failed, in the transaction that notes it; {@code last} where there will be no other. */
    default void failed(String target, String subject, String error, boolean last) {}
}
