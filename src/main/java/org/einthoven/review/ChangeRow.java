package org.einthoven.review;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;
import org.einthoven.measure.Variation;

/**
 * One measurement of a recording beside earlier ones of the same patient.
 *
 * @param earlier values in the order of the columns; empty where not measurable
 * @param now empty where not measurable
 * @param difference to the recording that is compared with, with its sign; empty where one of both is missing
 * @param words what the difference is, and whether it is more than the usual variation
 * @param source whence the usual variation is known; empty where it is not
 * @param changed whether it is more than that
 */
public record ChangeRow(
        String name,
        String unit,
        List<String> earlier,
        String now,
        String difference,
        String words,
        String source,
        boolean changed) {
    private static final List<Measure> SHOWN = List.of(
            Measure.HEART_RATE,
            Measure.P,
            Measure.PR,
            Measure.QRS,
            Measure.QT,
            Measure.QTC_BAZETT,
            Measure.QTC_FRIDERICIA,
            Measure.P_AXIS,
            Measure.QRS_AXIS,
            Measure.T_AXIS);

    public ChangeRow {
        earlier = List.copyOf(earlier);
    }

    /**
     * @param columns the earlier recordings that are shown, that with which is compared first
     * @param all every earlier recording at hand, in the same order
     */
    static List<ChangeRow> of(Measurements now, List<Measurements> columns, List<Measurements> all) {
        return SHOWN.stream().map(measure -> of(measure, now, columns, all)).toList();
    }

    private static ChangeRow of(Measure measure, Measurements now, List<Measurements> columns, List<Measurements> all) {
        Optional<Double> value = measure.in(now);
        Optional<Double> before = columns.stream().findFirst().flatMap(measure::in);
        Optional<Variation> usual = before.flatMap(first -> Variation.of(
                measure, all.stream().flatMap(one -> measure.in(one).stream()).toList()));
        boolean both = value.isPresent() && before.isPresent();
        double more = both ? Variation.difference(measure, before.get(), value.get()) : 0;
        boolean changed = both
                && usual.filter(known -> known.isLeftBy(measure, value.get())).isPresent();
        return new ChangeRow(
                measure.display(),
                unit(measure),
                columns.stream()
                        .map(one -> measure.in(one).map(Numbers::whole).orElse(""))
                        .toList(),
                value.map(Numbers::whole).orElse(""),
                both ? signed(more) : "",
                both ? words(measure, more, usual, changed) : "",
                usual.map(Variation::source).orElse(""),
                changed);
    }

    private static String unit(Measure measure) {
        return measure.unit().equals("deg") ? "°" : measure.unit();
    }

    private static String signed(double more) {
        return (Math.round(more) > 0 ? "+" : "") + Numbers.whole(more);
    }

    private static String words(Measure measure, double more, Optional<Variation> usual, boolean changed) {
        String judged = usual.map(known -> String.format(
                                Locale.ROOT, "the usual variation (%.0f to %.0f)", known.from(), known.to())
                        .replace('-', '\u2212'))
                .map(range -> changed ? ": outside of " + range : ": within " + range)
                .orElse("; how much is usual is not known");
        return usual.isEmpty() && Math.round(more) == 0 ? way(measure, more) : way(measure, more) + judged;
    }

    private static String way(Measure measure, double more) {
        long by = Math.round(Math.abs(more));
        if (by == 0) {
            return "as before";
        }
        String amount = by + (unit(measure).startsWith("/") || unit(measure).equals("°") ? "" : " ") + unit(measure);
        return switch (measure) {
            case HEART_RATE -> amount + (more > 0 ? " faster" : " slower");
            case P_AXIS, QRS_AXIS, T_AXIS -> amount + (more > 0 ? " to the right" : " to the left");
            default -> amount + (more > 0 ? " longer" : " shorter");
        };
    }
}
