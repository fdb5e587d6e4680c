package org.einthoven.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes instants as a reader wants them: how long ago, and exactly when in the clinic's time zone. */
@ApplicationScoped
public class Times {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss z", Locale.ENGLISH);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final Clock clock;
    private final ZoneId zone;

    @Inject
    Times(Clock clock) {
        this(clock, ZoneId.systemDefault());
    }

    Times(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** One instant in all its forms: {@code iso} is for the element {@code time}. */
    public record Moment(String iso, String exact, String ago) {}

    Moment of(Instant instant) {
        return new Moment(instant.toString(), EXACT.format(instant.atZone(zone)), ago(instant));
    }

    /** The day, in the clinic's time zone. */
    String day(Instant instant) {
        return DAY.format(instant.atZone(zone));
    }

    /** "7 min left" until an instant that something was due at, "2 h overdue" after it. */
    String due(Instant due) {
        Duration left = Duration.between(clock.instant(), due);
        return left.isNegative() ? span(left.negated()) + " overdue" : span(left) + " left";
    }

    /** How long something has lasted. */
    String since(Instant start) {
        return span(Duration.between(start, clock.instant()));
    }

    private static String span(Duration length) {
        if (length.toHours() < 1) {
            return Math.max(0, length.toMinutes()) + " min";
        }
        return length.toDays() < 2 ? length.toHours() + " h" : length.toDays() + " days";
    }

    private String ago(Instant instant) {
        Duration age = Duration.between(instant, clock.instant());
        if (age.isNegative()) {
            return age.toMinutes() == 0 ? "just now" : "in the future";
        }
        if (age.toMinutes() < 1) {
            return "just now";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min ago";
        }
        if (age.toDays() < 1) {
            return age.toHours() + " h ago";
        }
        if (age.toDays() < 60) {
            return age.toDays() == 1 ? "1 day ago" : age.toDays() + " days ago";
        }
        return age.toDays() < 730 ? age.toDays() / 30 + " months ago" : age.toDays() / 365 + " years ago";
    }
}
