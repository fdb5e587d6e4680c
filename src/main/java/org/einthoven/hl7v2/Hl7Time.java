package org.einthoven.hl7v2;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as HL7 v2 writes them (DTM: YYYY[MM[DD[HH[MM[SS[.S]]]]]][+ZZZZ]), as FHIR writes them. Pure. */
final class Hl7Time {
    private static final Pattern DTM = Pattern.compile(
            "(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:\\.\\d{1,4})?)?)?)?)?)?([+-]\\d{4})?");

    /** Empty for what is no time. To the second; an hour without minutes is its day, since FHIR has no such thing. */
    static Optional<String> dateTime(String dtm, ZoneId zone) {
        Matcher matcher = DTM.matcher(dtm);
        if (!matcher.matches() || matcher.group(5) == null) {
            return date(dtm);
        }
        try {
            int second = matcher.group(6) == null ? 0 : number(matcher, 6);
            LocalDateTime local = LocalDateTime.of(
                    number(matcher, 1),
                    number(matcher, 2),
                    number(matcher, 3),
                    number(matcher, 4),
                    number(matcher, 5),
                    second);
            OffsetDateTime time = matcher.group(7) == null
                    ? local.atZone(zone).toOffsetDateTime()
                    : local.atOffset(ZoneOffset.of(matcher.group(7)));
            return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    /** The day, month or year; empty for what is none. */
    static Optional<String> date(String dtm) {
        Matcher matcher = DTM.matcher(dtm);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            int year = number(matcher, 1);
            if (matcher.group(2) == null) {
                return Optional.of(String.format("%04d", Year.of(year).getValue()));
            }
            return Optional.of(
                    matcher.group(3) == null
                            ? YearMonth.of(year, number(matcher, 2)).toString()
                            : LocalDate.of(year, number(matcher, 2), number(matcher, 3))
                                    .toString());
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private Hl7Time() {}
}
