package org.einthoven.fhir.store;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;

/** Times, to whatever precision they are given: both what is asked for and what is found are spans (FHIR R4, 3.1.1.4.7). */
public final class DateCriterion {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final double APPROXIMATELY = 0.1;

    /** The columns of the two ends of a span: the first instant, and the first after it. */
    private record Columns(String low, String high, boolean instant) {

        /** Whether it ends at or before. */
        String endsBy() {
            return instant ? high + " < ?" : high + " <= ?";
        }

        String endsAfter() {
            return instant ? high + " >= ?" : high + " > ?";
        }
    }

    private DateCriterion() {}

    static Condition of(SearchParameter parameter, String modifier, List<String> values, Clock clock) {
        if (!modifier.isEmpty()) {
            throw SearchText.unknown(parameter.name() + ":" + modifier);
        }
        return Condition.any(values.stream()
                .map(value -> one(parameter.name(), value, new Columns("x.low", "x.high", false), clock))
                .map(span -> Condition.row("fhir_date", parameter.hashes(), span))
                .toList());
    }

    /**
     * Of what has one instant.
     *
     * @param column that holds it
     */
    public static Condition ofInstant(String name, String column, String modifier, List<String> values, Clock clock) {
        if (!modifier.isEmpty()) {
            throw SearchText.unknown(name + ":" + modifier);
        }
        Columns instant = new Columns(column, column, true);
        return Condition.any(
                values.stream().map(value -> one(name, value, instant, clock)).toList());
    }

    private static Condition one(String name, String value, Columns columns, Clock clock) {
        DateParam date = parsed(name, value);
        boolean minute = date.getPrecision() == TemporalPrecisionEnum.MINUTE;
        DateTimeType asked = new DateTimeType(minute ? withSeconds(date) : date.getValueAsString());
        Instant from = Objects.requireNonNull(EffectiveTime.startOf(asked));
        Instant to = minute ? from.plus(A_MINUTE) : Objects.requireNonNull(EffectiveTime.endOf(asked));
        ParamPrefixEnum prefix = Optional.ofNullable(date.getPrefix()).orElse(ParamPrefixEnum.EQUAL);
        String low = columns.low();
        return switch (prefix) {
            case EQUAL -> Condition.of("(" + low + " >= ? and " + columns.endsBy() + ")", from, to);
            case NOT_EQUAL -> Condition.of("not (" + low + " >= ? and " + columns.endsBy() + ")", from, to);
            case LESSTHAN -> Condition.of(low + " < ?", from);
            case LESSTHAN_OR_EQUALS -> Condition.of(low + " < ?", to);
            case GREATERTHAN -> Condition.of(columns.endsAfter(), to);
            case GREATERTHAN_OR_EQUALS -> Condition.of(columns.endsAfter(), from);
            case STARTS_AFTER -> Condition.of(low + " >= ?", to);
            case ENDS_BEFORE -> Condition.of(columns.endsBy(), from);
            case APPROXIMATE -> {
                Duration slack = Duration.ofMillis((long) (APPROXIMATELY
                        * Duration.between(from, clock.instant()).abs().toMillis()));
                yield Condition.of(
                        "(" + low + " < ? and " + columns.endsAfter() + ")", to.plus(slack), from.minus(slack));
            }
        };
    }

    /** A search may leave them out (FHIR R4, 3.1.1.4.7), a dateTime may not. */
    private static String withSeconds(DateParam minute) {
        return minute.getValueAsString().replaceFirst("T\\d\\d:\\d\\d", "$0:00");
    }

    private static DateParam parsed(String name, String value) {
        try {
            DateParam date = new DateParam(SearchText.plain(value));
            if (date.isEmpty()) {
                throw SearchText.invalid(name, value);
            }
            return date;
        } catch (IllegalArgumentException
                | ca.uhn.fhir.parser.DataFormatException
                | ca.uhn.fhir.rest.server.exceptions.InvalidRequestException malformed) {
            throw SearchText.invalid(name, value);
        }
    }
}
