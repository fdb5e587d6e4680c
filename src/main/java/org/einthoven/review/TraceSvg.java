package org.einthoven.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Samples;

/**
 * Draws the first ten seconds of a recording on millimetre paper, 25 mm/s and 10 mm/mV. One unit of the drawing is a
 * millimetre. Samples are joined by straight lines; one that was not recorded leaves a gap.
 */
final class TraceSvg {
    static final double MM_PER_S = 25;
    static final double MM_PER_MV = 10;
    static final double SECONDS = 10;
    /** Room left of the trace for the lead's name and the calibration pulse. */
    static final double GUTTER_MM = 20;

    private static final double WIDTH_MM = GUTTER_MM + SECONDS * MM_PER_S + 5;
    private static final double PLETH_MM = 40;
    private static final double STEP_MM = 5;

    private final StringBuilder svg = new StringBuilder(1 << 18);
    private double topMm;

    private record Row(String name, Samples samples, double mmPerUnit, double zeroAt, boolean calibrated) {}

    private TraceSvg() {}

    static String draw(Recording recording) {
        List<Row> rows = new ArrayList<>();
        if (recording instanceof Ecg ecg) {
            for (Lead lead : ecg.leads()) {
                rows.add(new Row(lead.name().display(), lead.samples(), MM_PER_MV, 0, true));
            }
        } else if (recording instanceof Pleth pleth) {
            double low = extreme(pleth.samples(), -1);
            double range = extreme(pleth.samples(), 1) - low;
            rows.add(new Row("Pleth", pleth.samples(), range > 0 ? PLETH_MM / range : 1, low, false));
        }
        return new TraceSvg().sheet(rows, recording.rate().hz());
    }

    private String sheet(List<Row> rows, double rateHz) {
        StringBuilder traces = new StringBuilder();
        for (Row row : rows) {
            traces.append(row(row, rateHz));
        }
        svg.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0fmm\" height=\"%.0fmm\">",
                WIDTH_MM, topMm, WIDTH_MM, topMm));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fffaf7\"/>");
        grid(1, "#f9dfd8");
        grid(STEP_MM, "#eeb3a6");
        return svg.append(traces).append("</svg>").toString();
    }

    private void grid(double everyMm, String ink) {
        svg.append("<path fill=\"none\" stroke-width=\"0.12\" stroke=\"")
                .append(ink)
                .append("\" d=\"");
        for (double x = 0; x <= WIDTH_MM; x += everyMm) {
            svg.append(format("M%.0f 0V%.0f", x, topMm));
        }
        for (double y = 0; y <= topMm; y += everyMm) {
            svg.append(format("M0 %.0fH%.0f", y, WIDTH_MM));
        }
        svg.append("\"/>");
    }

    private String row(Row row, double rateHz) {
        double up = squares((extreme(row.samples, 1) - row.zeroAt) * row.mmPerUnit, row.calibrated ? MM_PER_MV : 0);
        double down = squares((row.zeroAt - extreme(row.samples, -1)) * row.mmPerUnit, 0);
        double zero = topMm + up;
        String name = format(
                "<text x=\"2\" y=\"%.1f\" font-family=\"sans-serif\" font-size=\"4\">%s</text>", topMm + 5, row.name);
        topMm = zero + down;
        String pulse = row.calibrated ? format("M10 %.2fh2.5v%.2fh5v%.2fh2.5", zero, -MM_PER_MV, MM_PER_MV) : "";
        return name + "<path fill=\"none\" stroke=\"#14171a\" stroke-width=\"0.3\" stroke-linejoin=\"round\" d=\""
                + pulse + trace(row, rateHz, zero) + "\"/>";
    }

    private static String trace(Row row, double rateHz, double zero) {
        StringBuilder path = new StringBuilder();
        int end = (int) Math.min(row.samples.length(), Math.ceil(SECONDS * rateHz));
        boolean down = false;
        for (int i = 0; i < end; i++) {
            if (!row.samples.isMissing(i)) {
                double x = GUTTER_MM + i / rateHz * MM_PER_S;
                double y = zero - (row.samples.at(i) - row.zeroAt) * row.mmPerUnit;
                path.append(down ? 'L' : 'M').append(format("%.2f %.2f", x, y));
            }
            down = !row.samples.isMissing(i);
        }
        return path.toString();
    }

    /** Whole heavy squares that hold {@code mm}, within bounds: a lead that is off must not blow up the sheet. */
    private static double squares(double mm, double least) {
        return Math.min(60, Math.max(10, Math.ceil((Math.max(mm, least) + 2) / STEP_MM) * STEP_MM));
    }

    /** The highest (sign 1) or lowest (sign -1) sample; 0 where there is none. */
    private static double extreme(Samples samples, int sign) {
        double extreme = Double.NaN;
        for (int i = 0; i < samples.length(); i++) {
            double value = samples.at(i);
            if (!samples.isMissing(i) && !(sign * value <= sign * extreme)) {
                extreme = value;
            }
        }
        return Double.isNaN(extreme) ? 0 : extreme;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
