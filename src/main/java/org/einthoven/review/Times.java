package org.einthoven.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/** Writes instants as a reader wants them: how long ago, and exactly when in the clinic's time zone. */
@ApplicationScoped
public class Times {
    private static final String EXACT = "d MMM yyyy, HH:mm:ss z";
    private static final String DAY = "d MMM yyyy";

    private final Clock clock;
    private final ZoneId zone;
    private final Supplier<Phrases> phrases;
    private final Supplier<Locale> locale;

    @Inject
    Times(Clock clock, Language language) {
        this(clock, ZoneId.systemDefault(), language::phrases, language::locale);
    }

    Times(Clock clock, ZoneId zone, Supplier<Phrases> phrases, Supplier<Locale> locale) {
        this.clock = clock;
        this.zone = zone;
        this.phrases = phrases;
        this.locale = locale;
    }

    /** The words for what is shown beside instants. */
    Phrases phrases() {
        return phrases.get();
    }

    /** The clinic's. */
    ZoneId zone() {
        return zone;
    }

    /** One instant in all its forms: {@code iso} is for the element {@code time}. */
    public record Moment(String iso, String exact, String ago) {}

    Moment of(Instant instant) {
        String exact = DateTimeFormatter.ofPattern(EXACT, locale.get()).format(instant.atZone(zone));
        return new Moment(instant.toString(), exact, ago(instant));
    }

    /** The day, in the clinic's time zone. */
    String day(Instant instant) {
        return DateTimeFormatter.ofPattern(DAY, locale.get()).format(instant.atZone(zone));
    }

    /** "7 min left" until an instant that something was due at, "2 h overdue" after it. */
    String due(Instant due) {
        Duration left = Duration.between(clock.instant(), due);
        return left.isNegative()
                ? phrases().overdue(span(left.negated()))
                : phrases().left(span(left));
    }

    /** How long something has lasted, for after "seit", which German follows with another case. */
    String since(Instant start) {
        Duration length = Duration.between(start, clock.instant());
        return isInDays(length) ? phrases().daysBack(length.toDays()) : span(length);
    }

    private static boolean isInDays(Duration length) {
        return length.toDays() >= 2;
    }

    private String span(Duration length) {
        if (length.toHours() < 1) {
            return phrases().minutes(Math.max(0, length.toMinutes()));
        }
        return isInDays(length) ? phrases().days(length.toDays()) : phrases().hours(length.toHours());
    }

    private String ago(Instant instant) {
        Duration age = Duration.between(instant, clock.instant());
        if (age.isNegative()) {
            return age.toMinutes() == 0 ? phrases().justNow() : phrases().inFuture();
        }
        return age.toMinutes() < 1 ? phrases().justNow() : phrases().ago(back(age));
    }

    private String back(Duration age) {
        if (age.toHours() < 1) {
            return phrases().minutes(age.toMinutes());
        }
        if (age.toDays() < 1) {
            return phrases().hours(age.toHours());
        }
        if (age.toDays() < 60) {
            return age.toDays() == 1 ? phrases().oneDay() : phrases().daysBack(age.toDays());
        }
        return age.toDays() < 730
                ? phrases().months(age.toDays() / 30)
                : phrases().years(age.toDays() / 365);
    }
}
