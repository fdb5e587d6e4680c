package org.einthoven.fhir.store;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** When a recording was made, as far as the sender says. */
public final class EffectiveTime {

    /** The instant, or the start of the period; of a bare date its start in UTC. Null where nothing was said. */
    public static @Nullable Instant start(@Nullable Type effective) {
        if (effective instanceof BaseDateTimeType time) {
            return startOf(time);
        }
        return effective instanceof Period period ? startOf(period.getStartElement()) : null;
    }

    /** The first instant after it: of a bare date the next day, month or year in UTC. Null where nothing was said. */
    public static @Nullable Instant end(@Nullable Type effective) {
        if (effective instanceof BaseDateTimeType time) {
            return endOf(time);
        }
        return effective instanceof Period period ? endOf(period.getEndElement()) : null;
    }

    public static @Nullable Instant startOf(BaseDateTimeType time) {
        Date value = time.getValue();
        if (value == null) {
            return null;
        }
        return isDate(time) ? firstDay(time).atStartOfDay().toInstant(ZoneOffset.UTC) : value.toInstant();
    }

    public static @Nullable Instant endOf(BaseDateTimeType time) {
        Instant start = startOf(time);
        if (start == null) {
            return null;
        }
        return switch (time.getPrecision()) {
            case YEAR -> firstDay(time).plusYears(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            case MONTH -> firstDay(time).plusMonths(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            case DAY -> firstDay(time).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            case MINUTE -> start.plusSeconds(60);
            case SECOND -> start.plusSeconds(1);
            case MILLI -> start.plusMillis(1);
        };
    }

    private static boolean isDate(BaseDateTimeType time) {
        return time.getPrecision().ordinal() <= TemporalPrecisionEnum.DAY.ordinal();
    }

    private static LocalDate firstDay(BaseDateTimeType time) {
        int month = time.getPrecision() == TemporalPrecisionEnum.YEAR ? 1 : time.getMonth() + 1;
        int day = time.getPrecision() == TemporalPrecisionEnum.DAY ? time.getDay() : 1;
        return LocalDate.of(time.getYear(), month, day);
    }

    private EffectiveTime() {}
}
