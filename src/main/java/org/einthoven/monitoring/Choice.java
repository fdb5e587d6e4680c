package org.einthoven.monitoring;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which readings figures are of.
 *
 * @param from the first day
 * @param to the last day; of performance, all of the months that the two lie in
 * @param model name and version, such as {@code beat 1.0.0}; null for any
 * @param device as senders name it; null for any
 */
public record Choice(LocalDate from, LocalDate to, @Nullable String model, @Nullable String device) {
    /** With {@code day} or {@code month} put in: the parameters are {@code from, to, model, device}. */
    static final String WHERE = "%1$s between :from and :to"
            + " and (cast(:model as text) is null or cast(:model as text) = any (string_to_array(models, ', ')))"
            + " and (cast(:device as text) is null or device = cast(:device as text))";

    public static Choice of(LocalDate from, LocalDate to) {
        return new Choice(from, to, null, null);
    }

    Choice inMonths() {
        return new Choice(from.withDayOfMonth(1), to.withDayOfMonth(1), model, device);
    }
}
