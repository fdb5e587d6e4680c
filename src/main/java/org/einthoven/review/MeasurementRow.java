package org.einthoven.review;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.diagnosis.Limit;
import org.einthoven.measure.Basis;
import org.einthoven.measure.Caveat;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;
import org.jspecify.annotations.Nullable;

/**
 * One measurement as it is shown.
 *
 * @param value empty where it was not measurable
 * @param basis how many beats it rests on and its standard error; empty where that is not known
 * @param note why it was not measurable, or what to mind; empty for most
 * @param reference the range beside it; empty where there is none that holds for everybody
 * @param source where the range is from
 */
public record MeasurementRow(
        String name,
        String value,
        String unit,
        String basis,
        String note,
        String reference,
        String source,
        boolean outside) {

    private static final Range NO_RANGE = new Range(null, null, "");
    private static final Range RATE = new Range(
            Limit.SLOW_RATE.value(),
            Limit.FAST_RATE.value(),
            Limit.SLOW_RATE.source() + "; " + Limit.FAST_RATE.source());
    private static final Range QTC = new Range(
            Limit.SHORT_QTC.value(), Limit.LONG_QTC.value(), Limit.SHORT_QTC.source() + "; " + Limit.LONG_QTC.source());

    /** AHA/ACCF/HRS 2009, part II: the adult QRS axis is normal from -30 to 90 degrees. */
    private static final Range QRS_AXIS = new Range(-30.0, 90.0, "AHA/ACCF/HRS 2009, part II");

    /** @param from null where there is no lower end */
    private record Range(@Nullable Double from, @Nullable Double to, String source) {

        boolean leavesOut(double value) {
            return (from != null && value < from) || (to != null && value > to);
        }

        String text() {
            if (to == null) {
                return "";
            }
            return from == null
                    ? String.format(Locale.ROOT, "up to %.0f", to)
                    : String.format(Locale.ROOT, "%.0f to %.0f", from, to).replace('-', '\u2212');
        }
    }

    static List<MeasurementRow> of(Measurements measured, boolean ecg) {
        Stream<Measure> shown = ecg ? Stream.of(Measure.values()) : Stream.of(Measure.HEART_RATE, Measure.RR);
        return shown.map(measure -> of(measure, measured, ecg)).toList();
    }

    private static MeasurementRow of(Measure measure, Measurements measured, boolean ecg) {
        Optional<Double> value = measure.in(measured);
        Optional<Basis> basis = measured.basis(measure);
        Range range = range(measure);
        return new MeasurementRow(
                name(measure, ecg),
                value.map(Numbers::whole).orElse(""),
                measure.unit().equals("deg") ? "°" : measure.unit(),
                value.isEmpty() ? "" : basis.map(MeasurementRow::text).orElse(""),
                basis.map(MeasurementRow::caveats).orElse(""),
                range.text(),
                range.source,
                value.filter(range::leavesOut).isPresent());
    }

    private static Range range(Measure measure) {
        return switch (measure) {
            case HEART_RATE -> RATE;
            case PR -> new Range(null, Limit.LONG_PR.value(), Limit.LONG_PR.source());
            case QRS -> new Range(null, Limit.WIDE_QRS.value(), Limit.WIDE_QRS.source());
            case QTC_BAZETT, QTC_FRIDERICIA, QTC_FRAMINGHAM, QTC_HODGES -> QTC;
            case QRS_AXIS -> QRS_AXIS;
            default -> NO_RANGE;
        };
    }

    private static String name(Measure measure, boolean ecg) {
        return switch (measure) {
            case HEART_RATE -> ecg ? "Heart rate" : "Pulse rate";
            case RR -> ecg ? "RR" : "Pulse interval";
            case QTC_BAZETT -> "QTc Bazett";
            case QTC_FRIDERICIA -> "QTc Fridericia";
            case QTC_FRAMINGHAM -> "QTc Framingham";
            case QTC_HODGES -> "QTc Hodges";
            case P_AXIS -> "P axis";
            case QRS_AXIS -> "QRS axis";
            case T_AXIS -> "T axis";
            default -> measure.name();
        };
    }

    private static String text(Basis basis) {
        Double error = basis.standardError();
        String from = basis.leads().isEmpty() ? basis.beats() + " intervals" : basis.beats() + " beats";
        return error == null ? "from " + from : "from " + from + ", standard error " + Numbers.decimals(error, 1);
    }

    private static String caveats(Basis basis) {
        return basis.caveats().stream().sorted().map(Caveat::display).collect(Collectors.joining("; "));
    }

    public boolean isMeasured() {
        return !value.isEmpty();
    }
}
