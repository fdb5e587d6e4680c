package org.einthoven.review;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Samples;
import org.einthoven.electrode.ElectrodeSwap;

/** Draws the first ten seconds of a recording on millimetre paper, 25 mm/s and 10 mm/mV. */
final class TraceSvg {
    static final double MM_PER_S = 25;
    static final double SECONDS = 10;
    /** Room left of the trace for the lead's name and the calibration pulse. */
    static final double GUTTER_MM = 20;

    private static final double WIDTH_MM = GUTTER_MM + SECONDS * MM_PER_S + 5;
    private static final double PLETH_MM = 40;

    private static final double NOTICE_MM = 10;

    private final String notice;
    private double topMm;

    private record Row(String name, Samples samples, double mmPerUnit, double zeroAt, boolean calibrated) {}

    /** @param notice in words that need no escaping; empty for a recording as it is */
    private TraceSvg(String notice) {
        this.notice = notice;
        this.topMm = notice.isEmpty() ? 0 : NOTICE_MM;
    }

    static String draw(Recording recording) {
        return draw(recording, "");
    }

    /** What the recording would be with the electrodes in their places, and that it is not what was recorded. */
    static String drawCorrected(Ecg ecg, ElectrodeSwap swap) {
        return draw(swap.corrected(ecg), "Corrected preview, not as recorded. Put in their places: " + swap.what());
    }

    private static String draw(Recording recording, String notice) {
        List<Row> rows = new ArrayList<>();
        if (recording instanceof Ecg ecg) {
            for (Lead lead : ecg.leads()) {
                rows.add(new Row(lead.name().display(), lead.samples(), SvgPaper.MM_PER_MV, 0, true));
            }
        } else if (recording instanceof Pleth pleth) {
            double low = SvgPaper.extreme(pleth.samples(), -1);
            double range = SvgPaper.extreme(pleth.samples(), 1) - low;
            rows.add(new Row("Pleth", pleth.samples(), range > 0 ? PLETH_MM / range : 1, low, false));
        }
        return new TraceSvg(notice).sheet(rows, recording.rate().hz());
    }

    private String sheet(List<Row> rows, double rateHz) {
        StringBuilder traces = new StringBuilder(1 << 18);
        if (!notice.isEmpty()) {
            traces.append(SvgPaper.text(2, NOTICE_MM - 3, notice));
        }
        rows.forEach(row -> traces.append(row(row, rateHz)));
        String size = SvgPaper.format("width=\"%.0fmm\" height=\"%.0fmm\"", WIDTH_MM, topMm);
        return SvgPaper.sheet(WIDTH_MM, topMm, size, traces.toString());
    }

    private String row(Row row, double rateHz) {
        double highest = SvgPaper.extreme(row.samples, 1);
        double lowest = SvgPaper.extreme(row.samples, -1);
        double up = SvgPaper.squares((highest - row.zeroAt) * row.mmPerUnit, row.calibrated ? SvgPaper.MM_PER_MV : 0);
        double zero = topMm + up;
        String name = SvgPaper.text(2, topMm + 5, row.name);
        topMm = zero + SvgPaper.squares((row.zeroAt - lowest) * row.mmPerUnit, 0);
        String pulse = row.calibrated
                ? SvgPaper.format("M10 %.2fh2.5v%.2fh5v%.2fh2.5", zero, -SvgPaper.MM_PER_MV, SvgPaper.MM_PER_MV)
                : "";
        int end = (int) Math.min(row.samples.length(), Math.ceil(SECONDS * rateHz));
        return name
                + SvgPaper.line(pulse
                        + SvgPaper.samples(
                                row.samples, end, GUTTER_MM, MM_PER_S / rateHz, zero, row.zeroAt, row.mmPerUnit));
    }
}
