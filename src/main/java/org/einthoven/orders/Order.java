package org.einthoven.orders;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, or how it is changed. What a change does not say, which is empty or null, stays as it was.
 *
 * @param isNew whether it was not ordered before
 * @param placer the number that it has with who orders
 * @param filler the number that it has with who does it
 * @param state null where it stays as it was
 * @param service what is to be done, in several systems' codes
 * @param occurrence when it is to be done, as FHIR writes times
 * @param orderedAt as FHIR writes times
 * @param requester who orders it
 * @param reason in words
 */
public record Order(
        boolean isNew,
        @Nullable IssuedNumber placer,
        @Nullable IssuedNumber filler,
        @Nullable State state,
        List<Code> service,
        @Nullable Priority priority,
        @Nullable String occurrence,
        @Nullable String orderedAt,
        @Nullable Person requester,
        String reason,
        List<String> notes) {

    /** How far it is. */
    public enum State {
        ACTIVE,
        ON_HOLD,
        REVOKED,
        COMPLETED
    }

    /** How much it hurries. */
    public enum Priority {
        ROUTINE,
        URGENT,
        ASAP,
        STAT
    }

    /** @param system a URI; empty for a code that only the sender knows */
    public record Code(String system, String code, String display) {}

    public Order {
        service = List.copyOf(service);
        notes = List.copyOf(notes);
        if (placer == null && filler == null) {
            throw new IllegalArgumentException("an order without a number");
        }
    }

    /** The number by which it is found again. */
    public IssuedNumber number() {
        return placer == null ? Objects.requireNonNull(filler) : placer;
    }
}
