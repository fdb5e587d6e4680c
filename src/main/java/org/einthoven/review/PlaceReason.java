package org.einthoven.review;

import java.time.Instant;
import org.einthoven.archive.Waiting;
import org.einthoven.diagnosis.Priority;
import org.jspecify.annotations.Nullable;

/**
 * Why an open recording stands where it does in the worklist: how harmful it would be to look late, how certain that is, and
 * how long it has waited.
 *
 * @param tone part of a CSS class
 * @param word how urgent it is; empty for what is not
 * @param reason what that rests on
 * @param doubt what is unsure; empty for nothing, and for what is the reason already
 * @param clock how much time is left, or since when nobody has acknowledged what is critical
 */
public record PlaceReason(String tone, String word, String reason, String doubt, String clock, boolean acknowledged) {

    static PlaceReason of(Waiting waiting, Instant receivedAt, Times times) {
        boolean acknowledged = waiting.acknowledgedAt() != null;
        return new PlaceReason(
                tone(waiting.priority(), acknowledged),
                word(waiting.priority(), times.phrases()),
                waiting.reason(),
                doubt(waiting),
                clock(waiting, receivedAt, times),
                acknowledged);
    }

    /** For who is to read the recording before seeing what was found in it. */
    PlaceReason withoutReason() {
        return new PlaceReason(tone, word, "", "", clock, acknowledged);
    }

    /** What was said already as the reason is not said again. */
    private static String doubt(Waiting waiting) {
        boolean said = waiting.doubt().isEmpty() || waiting.doubt().equals(waiting.reason());
        return said ? "" : waiting.doubt();
    }

    private static String tone(Priority priority, boolean acknowledged) {
        return switch (priority) {
            case CRITICAL -> acknowledged ? "seen" : "critical";
            case URGENT -> "urgent";
            case SOON, ROUTINE -> "routine";
        };
    }

    private static String word(Priority priority, Phrases phrases) {
        return switch (priority) {
            case CRITICAL -> phrases.wordCritical();
            case URGENT -> phrases.wordUrgent();
            case SOON, ROUTINE -> "";
        };
    }

    private static String clock(Waiting waiting, Instant receivedAt, Times times) {
        @Nullable Instant due = waiting.dueAt();
        if (due == null) {
            return "";
        }
        if (waiting.isCritical() && waiting.acknowledgedAt() == null) {
            return times.phrases().notAcknowledged(times.since(receivedAt));
        }
        String by = waiting.acknowledgedBy();
        return times.due(due) + (by == null ? "" : times.phrases().seenBy(by));
    }
}
