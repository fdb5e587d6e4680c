package org.einthoven.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.einthoven.formats.PlainDecimal;
import org.einthoven.formats.ScaleSource;

/**
 * Speed and gain of a page. The calibration pulse is measured and counts for more than what is written; what is written
 * counts for more than what is usual.
 *
 * @param contradictions of what is written with what was measured, in words; mostly none
 */
public record PageScale(
        double mmPerS, ScaleSource speedFrom, double mmPerMv, ScaleSource gainFrom, List<String> contradictions) {

    private static final double USUAL_MM_PER_S = 25;
    private static final double USUAL_MM_PER_MV = 10;

    public PageScale {
        contradictions = List.copyOf(contradictions);
    }

    static PageScale of(List<Row> rows, PrintedScale written) {
        double[] pulses = rows.stream()
                .map(Row::pulse)
                .flatMap(Optional::stream)
                .mapToDouble(CalibrationPulse::heightMm)
                .sorted()
                .toArray();
        List<String> contradictions = new ArrayList<>();
        double gain = written.mmPerMv().orElse(USUAL_MM_PER_MV);
        ScaleSource gainFrom = written.mmPerMv().isPresent() ? ScaleSource.LABEL : ScaleSource.ASSUMED;
        if (pulses.length > 0) {
            double measured = nominal(pulses[pulses.length / 2]);
            if (written.mmPerMv().isPresent() && measured != gain) {
                contradictions.add(String.format(
                        Locale.ROOT,
                        "the page says %s mm/mV where its calibration pulse is %s mm high: the pulse counts",
                        PlainDecimal.of(gain),
                        PlainDecimal.of(measured)));
            }
            gain = measured;
            gainFrom = ScaleSource.PULSE;
        }
        return new PageScale(
                written.mmPerS().orElse(USUAL_MM_PER_S),
                written.mmPerS().isPresent() ? ScaleSource.LABEL : ScaleSource.ASSUMED,
                gain,
                gainFrom,
                contradictions);
    }

    /** Carts print whole fractions: what is near one is that. */
    private static double nominal(double mm) {
        return mm > 14 ? 20 : mm > 7 ? 10 : 5;
    }
}
