package org.einthoven.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody does not have yet.
 *
 * @param channel of the courier
 * @param subject what is sent, such as {@code DiagnosticReport/123}
 * @param revision counts how often it was ordered
 * @param attempts since it was ordered last
 * @param error of the last attempt
 */
public record Delivery(
        UUID id,
        String channel,
        String target,
        String subject,
        int revision,
        int attempts,
        State state,
        @Nullable String error,
        Instant orderedAt,
        @Nullable Instant triedAt) {

    /** Dead is what was tried often enough. */
    public enum State {
        WAITING,
        DEAD
    }
}
