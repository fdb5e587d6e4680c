package org.einthoven.monitoring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A series has left its bound.
 *
 * @param raisedOn the day of the readings that were too much
 * @param since from which day on it is likely to have changed
 * @param before mean before that day, in the unit of the series
 * @param after mean from then until it was raised
 * @param acknowledged null while nobody has
 */
public record DriftAlarm(
        UUID id,
        Series series,
        Instant raisedAt,
        LocalDate raisedOn,
        LocalDate since,
        double before,
        double after,
        @Nullable Acknowledgement acknowledged) {

    /** @param restarts whether what is since the change is the new reference */
    public record Acknowledgement(Instant at, String by, String reason, boolean restarts) {}

    public boolean isOpen() {
        return acknowledged == null;
    }
}
