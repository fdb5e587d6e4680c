package org.einthoven.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.einthoven.ecg.Subject;
import org.einthoven.ecg.Subject.Sex;
import org.jspecify.annotations.Nullable;

/** What a FHIR Patient says of age and sex. */
public final class Subjects {
    private static final double DAYS_A_YEAR = 365.25;
    private static final double OLDEST = 130;

    private Subjects() {}

    /**
     * @param birthDate as FHIR writes it: YYYY, YYYY-MM or YYYY-MM-DD; the middle of a year or month stands for all of it
     * @param gender FHIR's administrative gender
     * @param at when the age is asked for
     */
    public static Subject of(@Nullable String birthDate, @Nullable String gender, Instant at) {
        return new Subject(birthDate == null ? null : age(birthDate, at), sex(gender));
    }

    private static @Nullable Sex sex(@Nullable String gender) {
        if ("female".equals(gender)) {
            return Sex.FEMALE;
        }
        return "male".equals(gender) ? Sex.MALE : null;
    }

    /** Null where the date is none, lies behind the recording, or longer ago than anybody lives. */
    private static @Nullable Double age(String birthDate, Instant at) {
        try {
            long days = at.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay()
                    - born(birthDate).toEpochDay();
            double years = days / DAYS_A_YEAR;
            return years < 0 || years > OLDEST ? null : (Double) years;
        } catch (DateTimeParseException malformed) {
            return null;
        }
    }

    private static LocalDate born(String date) {
        return switch (date.length()) {
            case 4 -> Year.parse(date).atMonth(7).atDay(1);
            case 7 -> YearMonth.parse(date).atDay(15);
            default -> LocalDate.parse(date);
        };
    }
}
