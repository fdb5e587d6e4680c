package org.einthoven.fhir.validation;

import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;

/** Which of two FHIR times is earlier, where that is certain. */
final class Periods {

    private static final int DAY = "2026-03-02".length();

    static boolean endsBeforeItStarts(Period period) {
        return isBefore(period.getEndElement(), period.getStartElement());
    }

    /** Of times of which one is only a day, a month or a year, by what both say; of one without a value nothing is. */
    static boolean isBefore(BaseDateTimeType one, BaseDateTimeType other) {
        String first = one.getValueAsString();
        String second = other.getValueAsString();
        if (first == null || second == null) {
            return false;
        }
        int both = Math.min(first.length(), second.length());
        return both > DAY
                ? one.getValue().before(other.getValue())
                : first.substring(0, both).compareTo(second.substring(0, both)) < 0;
    }

    private Periods() {}
}
