package org.einthoven.diagnosis;

import java.util.Optional;
import org.einthoven.ecg.Subject;
import org.einthoven.measure.Measure;
import org.jspecify.annotations.Nullable;

/**
 * Between which limits a measure usually lies in people of this age and sex: those by which findings are made and those
 * that are shown beside the value are the same.
 *
 * @param from null where there is no lower end
 * @param to null where there is no upper end
 * @param assumed what was taken for age or sex where it is not known; empty where it is, or does not matter
 */
public record ReferenceRange(@Nullable Limit from, @Nullable Limit to, String assumed) {

    private static final double ADULT = 16;
    private static final String AGE_UNKNOWN = "age unknown: adults' limits";

    /** Empty where none is known for this measure, or for this age. */
    public static Optional<ReferenceRange> of(Measure measure, Subject subject) {
        Double age = subject.ageYears();
        String assumed = age == null ? AGE_UNKNOWN : "";
        return Optional.ofNullable(
                switch (measure) {
                    case HEART_RATE -> rate(age, assumed);
                    case PR -> isChild(age) ? null : new ReferenceRange(null, Limit.LONG_PR, assumed);
                    case QRS -> new ReferenceRange(null, wideQrs(age), assumed);
                    case QTC_BAZETT, QTC_FRIDERICIA, QTC_FRAMINGHAM, QTC_HODGES -> qtc(subject);
                    case QRS_AXIS ->
                        isChild(age) ? null : new ReferenceRange(Limit.LEFT_AXIS, Limit.RIGHT_AXIS, assumed);
                    default -> null;
                });
    }

    public boolean leavesOut(double value) {
        return (from != null && value < from.value()) || (to != null && value > to.value());
    }

    /** Where its limits are from, and what was assumed. */
    public String source() {
        String low = from == null ? "" : from.source();
        String high = to == null ? "" : to.source();
        String both = low.isEmpty() || low.equals(high) ? high : high.isEmpty() ? low : low + "; " + high;
        return assumed.isEmpty() ? both : both + "; " + assumed;
    }

    static Limit slowRate(Subject subject) {
        return slowRate(subject.ageYears());
    }

    static Limit fastRate(Subject subject) {
        return fastRate(subject.ageYears());
    }

    static Limit wideQrs(Subject subject) {
        return wideQrs(subject.ageYears());
    }

    static Limit longQtc(Subject subject) {
        return subject.sex() == Subject.Sex.MALE && !isChild(subject) ? Limit.LONG_QTC_MALE : Limit.LONG_QTC;
    }

    private static ReferenceRange rate(@Nullable Double age, String assumed) {
        return new ReferenceRange(slowRate(age), fastRate(age), assumed);
    }

    private static ReferenceRange qtc(Subject subject) {
        String assumed = subject.sex() == null && !isChild(subject) ? "sex unknown: women's limit" : "";
        return new ReferenceRange(Limit.SHORT_QTC, longQtc(subject), assumed);
    }

    private static Limit slowRate(@Nullable Double age) {
        if (age == null || age >= 12) {
            return Limit.SLOW_RATE;
        }
        return age >= 6
                ? Limit.SLOW_RATE_SCHOOL
                : age >= 3 ? Limit.SLOW_RATE_PRESCHOOL : age >= 1 ? Limit.SLOW_RATE_TODDLER : Limit.SLOW_RATE_INFANT;
    }

    private static Limit fastRate(@Nullable Double age) {
        if (age == null || age >= 12) {
            return Limit.FAST_RATE;
        }
        return age >= 6
                ? Limit.FAST_RATE_SCHOOL
                : age >= 3 ? Limit.FAST_RATE_PRESCHOOL : age >= 1 ? Limit.FAST_RATE_TODDLER : Limit.FAST_RATE_INFANT;
    }

    private static Limit wideQrs(@Nullable Double age) {
        return !isChild(age) ? Limit.WIDE_QRS : age >= 4 ? Limit.WIDE_QRS_CHILD : Limit.WIDE_QRS_TODDLER;
    }

    /** Whether limits for adults do not hold; not of somebody whose age is unknown. */
    static boolean isChild(Subject subject) {
        return isChild(subject.ageYears());
    }

    private static boolean isChild(@Nullable Double age) {
        return age != null && age < ADULT;
    }
}
