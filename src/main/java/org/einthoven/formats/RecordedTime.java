package org.einthoven.formats;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a recording began.
 *
 * @param offset null where the file gives a time of day without its zone, as most do
 */
public record RecordedTime(LocalDateTime local, @Nullable ZoneOffset offset) {
    private static final Pattern DIGITS = Pattern.compile("(\\d{14})(\\.\\d{1,9})?([+-]\\d{4})?");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

    /** @param zone of a time of day that has none */
    public OffsetDateTime in(ZoneId zone) {
        return offset != null ? local.atOffset(offset) : local.atZone(zone).toOffsetDateTime();
    }

    public RecordedTime plus(Duration later) {
        return new RecordedTime(local.plus(later), offset);
    }

    /** Null where the numbers are no date and time: a clock that was never set is not a damaged file. */
    public static @Nullable RecordedTime of(int year, int month, int day, int hour, int minute, int second) {
        try {
            return new RecordedTime(LocalDateTime.of(year, month, day, hour, minute, second), null);
        } catch (DateTimeException never) {
            return null;
        }
    }

    /**
     * A time as HL7 version 3 and DICOM write it: digits from the year down to fractions of a second, then perhaps a zone.
     *
     * @return null where it names no second of a day
     */
    public static @Nullable RecordedTime ofDigits(String text) {
        Matcher parts = DIGITS.matcher(text.strip());
        if (!parts.matches()) {
            return null;
        }
        try {
            LocalDateTime local = LocalDateTime.parse(parts.group(1), SECONDS);
            if (parts.group(2) != null) {
                local = local.plusNanos(Math.round(Double.parseDouble("0" + parts.group(2)) * 1e9));
            }
            return new RecordedTime(local, parts.group(3) == null ? null : ZoneOffset.of(parts.group(3)));
        } catch (DateTimeException never) {
            return null;
        }
    }

    /** Null where the texts are no date and time. */
    public static @Nullable RecordedTime of(
            String date, DateTimeFormatter dates, String time, DateTimeFormatter times) {
        try {
            return new RecordedTime(
                    LocalDateTime.of(LocalDate.parse(date.strip(), dates), LocalTime.parse(time.strip(), times)), null);
        } catch (DateTimeParseException never) {
            return null;
        }
    }
}
