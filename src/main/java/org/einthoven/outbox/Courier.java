package org.einthoven.outbox;

/** Sends things of one kind. Called by several threads, outside any transaction. */
public interface Courier {

    /** Names the kind, in the orders too. */
    String channel();

    /** Whether anything is sent; what was ordered waits while nothing is. */
    boolean isOn();

    /**
     * Sends how {@code subject} stands now: what was ordered twice before it was sent is sent once.
     *
     * @throws DeliveryFailed and is asked again later, whatever it throws
     */
    void deliver(String target, String subject);
}
