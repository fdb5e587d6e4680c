package org.einthoven.review;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.einthoven.diagnosis.Limit;
import org.einthoven.diagnosis.ReferenceRange;
import org.einthoven.ecg.Subject;
import org.einthoven.measure.Basis;
import org.einthoven.measure.Caveat;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;

/**
 * One measurement as it is shown.
 *
 * @param value empty where it was not measurable
 * @param basis how many beats it rests on and its standard error; empty where that is not known
 * @param note why it was not measurable, or what to mind; empty for most
 * @param reference the range beside it; empty where there is none that holds for everybody
 * @param source where the range is from
 * @param was what the models' own reading has, where it has something else; an en dash for nothing; empty for the same
 */
public record MeasurementRow(
        String name,
        String value,
        String unit,
        String basis,
        String note,
        String reference,
        String source,
        boolean outside,
        String was) {

    /** @param subject whom the ranges are chosen for */
    static List<MeasurementRow> of(ShownReading reading, boolean ecg, Subject subject) {
        List<MeasurementRow> models = of(reading.model().measurements(), ecg, subject);
        if (!reading.isEdited()) {
            return models;
        }
        List<MeasurementRow> now = of(reading.now().measurements(), ecg, subject);
        return IntStream.range(0, now.size())
                .mapToObj(i -> now.get(i).beside(models.get(i)))
                .toList();
    }

    private MeasurementRow beside(MeasurementRow model) {
        String before = model.value.equals(value) ? "" : model.isMeasured() ? model.value : "\u2013";
        return new MeasurementRow(name, value, unit, basis, note, reference, source, outside, before);
    }

    /** @param subject whom the ranges are chosen for */
    static List<MeasurementRow> of(Measurements measured, boolean ecg, Subject subject) {
        Stream<Measure> shown = ecg ? Stream.of(Measure.values()) : Stream.of(Measure.HEART_RATE, Measure.RR);
        return shown.map(measure -> of(measure, measured, ecg, subject)).toList();
    }

    private static MeasurementRow of(Measure measure, Measurements measured, boolean ecg, Subject subject) {
        Optional<Double> value = measure.in(measured);
        Optional<Basis> basis = measured.basis(measure);
        Optional<ReferenceRange> range = ReferenceRange.of(measure, subject);
        return new MeasurementRow(
                name(measure, ecg),
                value.map(Numbers::whole).orElse(""),
                measure.unit().equals("deg") ? "°" : measure.unit(),
                value.isEmpty() ? "" : basis.map(MeasurementRow::text).orElse(""),
                basis.map(MeasurementRow::caveats).orElse(""),
                range.map(MeasurementRow::text).orElse(""),
                range.map(ReferenceRange::source).orElse(""),
                value.isPresent()
                        && range.filter(known -> known.leavesOut(value.get())).isPresent(),
                "");
    }

    /** {@code up to 120}, {@code 50 to 100}. */
    private static String text(ReferenceRange range) {
        Limit to = Objects.requireNonNull(range.to());
        Limit from = range.from();
        return from == null
                ? String.format(Locale.ROOT, "up to %.0f", to.value())
                : String.format(Locale.ROOT, "%.0f to %.0f", from.value(), to.value())
                        .replace('-', '\u2212');
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
