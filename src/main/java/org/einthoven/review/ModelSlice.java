package org.einthoven.review;

import java.time.Duration;
import java.util.Locale;
import org.einthoven.registry.Rereading;

/**
 * A slice of the archive that is read with a version on trial, as it is shown.
 *
 * @param span first and last day
 * @param progress how far it has come, and for how long it will go on
 * @param percent of its recordings
 */
public record ModelSlice(
        String id, String span, Times.Moment askedAt, String askedBy, String state, String progress, long percent) {

    static ModelSlice of(Rereading slice, Times times) {
        String left = slice.state == Rereading.State.RUNNING
                ? slice.left()
                        .map(time -> ", about " + words(time) + " of work left")
                        .orElse(", about to begin")
                : "";
        return new ModelSlice(
                slice.id.toString(),
                times.day(slice.from) + " – " + times.day(slice.until.minusMillis(1)),
                times.of(slice.askedAt),
                slice.askedBy,
                slice.state.name().toLowerCase(Locale.ROOT),
                slice.done + " of " + slice.total + left + (slice.error == null ? "" : ": " + slice.error),
                slice.total == 0 ? 100 : 100 * slice.done / slice.total);
    }

    private static String words(Duration time) {
        return time.toMinutes() < 2 ? Math.max(1, time.toSeconds()) + " s" : time.toMinutes() + " min";
    }

    public boolean isRunning() {
        return state.equals("running");
    }

    public boolean mayGoOn() {
        return state.equals("stopped") || state.equals("failed");
    }
}
