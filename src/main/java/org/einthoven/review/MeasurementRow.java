package org.einthoven.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.einthoven.diagnosis.Limit;
import org.einthoven.measure.Measurements;
import org.jspecify.annotations.Nullable;

/**
 * One measurement as it is shown.
 *
 * @param value empty where it was not measurable
 * @param reference the range beside it; empty where there is none that holds for everybody
 * @param source where the range is from
 */
public record MeasurementRow(String name, String value, String unit, String reference, String source, boolean outside) {
    private static final String QRS_SOURCE = Limit.WIDE_QRS.source();
    /** AHA/ACCF/HRS 2009, part II: the adult QRS axis is normal from -30 to 90 degrees. */
    private static final double QRS_AXIS_FROM = -30;

    private static final double QRS_AXIS_TO = 90;
    private static final String AXIS_SOURCE = "AHA/ACCF/HRS 2009, part II";

    static List<MeasurementRow> of(Measurements measured, boolean ecg) {
        List<MeasurementRow> rows = new ArrayList<>();
        rows.add(row(
                ecg ? "Heart rate" : "Pulse rate",
                measured.heartRateBpm(),
                "/min",
                Limit.SLOW_RATE.value(),
                Limit.FAST_RATE.value(),
                Limit.SLOW_RATE.source() + "; " + Limit.FAST_RATE.source()));
        rows.add(row(ecg ? "RR" : "Pulse interval", measured.rrMs(), "ms", null, null, ""));
        if (!ecg) {
            return rows;
        }
        rows.add(row("P", measured.pMs(), "ms", null, null, ""));
        rows.add(row("PR", measured.prMs(), "ms", null, Limit.LONG_PR.value(), Limit.LONG_PR.source()));
        rows.add(row("QRS", measured.qrsMs(), "ms", null, Limit.WIDE_QRS.value(), QRS_SOURCE));
        rows.add(row("QT", measured.qtMs(), "ms", null, null, ""));
        rows.add(qtc("QTc Bazett", measured.qtcBazettMs()));
        rows.add(qtc("QTc Fridericia", measured.qtcFridericiaMs()));
        rows.add(row("P axis", measured.axisDeg().get("P"), "°", null, null, ""));
        rows.add(row("QRS axis", measured.axisDeg().get("QRS"), "°", QRS_AXIS_FROM, QRS_AXIS_TO, AXIS_SOURCE));
        rows.add(row("T axis", measured.axisDeg().get("T"), "°", null, null, ""));
        return rows;
    }

    private static MeasurementRow qtc(String name, @Nullable Double ms) {
        return row(
                name,
                ms,
                "ms",
                Limit.SHORT_QTC.value(),
                Limit.LONG_QTC.value(),
                Limit.SHORT_QTC.source() + "; " + Limit.LONG_QTC.source());
    }

    private static MeasurementRow row(
            String name,
            @Nullable Double value,
            String unit,
            @Nullable Double from,
            @Nullable Double to,
            String source) {
        boolean outside = value != null && ((from != null && value < from) || (to != null && value > to));
        return new MeasurementRow(name, Numbers.whole(value), unit, range(from, to), source, outside);
    }

    private static String range(@Nullable Double from, @Nullable Double to) {
        if (to == null) {
            return "";
        }
        return from == null
                ? String.format(Locale.ROOT, "up to %.0f", to)
                : String.format(Locale.ROOT, "%.0f to %.0f", from, to).replace('-', '\u2212');
    }

    public boolean isMeasured() {
        return !value.isEmpty();
    }
}
