package org.einthoven.print;

import java.awt.Color;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Samples;
import org.jspecify.annotations.Nullable;

/**
 * The first ten seconds of a recording on millimetre paper: twelve leads in four columns of 2.5 s over a strip of lead II,
 * other ECGs one row a lead, a pleth fitted to the paper. As recorded, but each lead laid on the middle of its row by its
 * median.
 */
final class TraceOnPaper {
    private static final double MM_PER_S = 25;
    private static final double MM_PER_MV = 10;
    private static final double SECONDS = 10;
    private static final double WIDTH_MM = 265;
    static final double HEIGHT_MM = 110;
    /** Room for the calibration pulse. */
    private static final double GUTTER_MM = 12.5;

    /** Rows of one lead each that fit the paper and can still be told apart. */
    private static final int MOST_ROWS = 8;

    private static final double ROW_MARGIN_MM = 2;

    /** An artefact takes no more room than a deflection of 4 mV. */
    private static final double FARTHEST_MM = 40;

    private static final double COLUMN_S = 2.5;

    private static final Color FINE = new Color(0xf9dfd8);
    private static final Color HEAVY = new Color(0xeeb3a6);

    private final Drawing sheet;
    private final Recording recording;
    private final double leftMm;
    private final double topMm;

    TraceOnPaper(Drawing sheet, Recording recording, double leftMm, double topMm) {
        this.sheet = sheet;
        this.recording = recording;
        this.leftMm = leftMm;
        this.topMm = topMm;
    }

    /** @return the scale and what of the recording is shown, to be written below */
    String draw() throws IOException {
        grid();
        sheet.clip(leftMm, topMm, WIDTH_MM, HEIGHT_MM);
        String shown = recording instanceof Ecg ecg ? ecg(ecg) : pleth((Pleth) recording);
        sheet.unclip();
        double seconds = recording.duration().toMillis() / 1000.0;
        String part =
                seconds > SECONDS ? String.format(Locale.ROOT, "first 10 s of %.1f s", seconds) : "whole recording";
        return shown + "; " + part + ", "
                + BigDecimal.valueOf(recording.rate().hz()).stripTrailingZeros().toPlainString() + " Hz, no filter";
    }

    private void grid() throws IOException {
        for (int mm = 0; mm <= WIDTH_MM; mm++) {
            boolean heavy = mm % 5 == 0;
            double x = leftMm + mm;
            sheet.line(x, topMm, x, topMm + HEIGHT_MM, heavy ? 0.16 : 0.08, heavy ? HEAVY : FINE);
        }
        for (int mm = 0; mm <= HEIGHT_MM; mm++) {
            boolean heavy = mm % 5 == 0;
            double y = topMm + mm;
            sheet.line(leftMm, y, leftMm + WIDTH_MM, y, heavy ? 0.16 : 0.08, heavy ? HEAVY : FINE);
        }
    }

    private String ecg(Ecg ecg) throws IOException {
        return "25 mm/s, 10 mm/mV; " + (SheetForm.hasTwelveLeads(ecg) ? printed(ecg) : rows(ecg));
    }

    private String printed(Ecg ecg) throws IOException {
        SheetForm.Arrangement arranged =
                SheetForm.THREE_BY_FOUR.arrange(ecg, SheetForm.LeadOrder.STANDARD, LeadName.II);
        List<List<Lead>> rows = new ArrayList<>();
        for (int row = 0; row < 3; row++) {
            int place = row;
            rows.add(arranged.columns().stream()
                    .map(column -> column.get(place).lead())
                    .toList());
        }
        Lead rhythm = arranged.strips().get(0).lead();
        rows.add(List.of(rhythm));
        List<Double> zeros = zeros(rows);
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < arranged.columns().size(); column++) {
                Lead lead = rows.get(row).get(column);
                double from = column * COLUMN_S;
                trace(lead, from, from + COLUMN_S, leftMm + GUTTER_MM + from * MM_PER_S, zeros.get(row), column > 0);
            }
        }
        trace(rhythm, 0, SECONDS, leftMm + GUTTER_MM, zeros.get(3), false);
        List<String> others = ecg.leads().stream()
                .map(Lead::name)
                .filter(name -> rows.stream().flatMap(List::stream).noneMatch(lead -> lead.name() == name))
                .map(LeadName::display)
                .toList();
        return "each column 2.5 s of the same ten, lead II below" + notShown(others);
    }

    private String rows(Ecg ecg) throws IOException {
        List<Lead> shown =
                ecg.leads().subList(0, Math.min(MOST_ROWS, ecg.leads().size()));
        List<Double> zeros = zeros(shown.stream().map(List::of).toList());
        for (int row = 0; row < shown.size(); row++) {
            trace(shown.get(row), 0, SECONDS, leftMm + GUTTER_MM, zeros.get(row), false);
        }
        return "one row a lead"
                + notShown(ecg.leads().stream()
                        .skip(shown.size())
                        .map(lead -> lead.name().display())
                        .toList());
    }

    private static String notShown(List<String> leads) {
        return leads.isEmpty() ? "" : "; not shown: " + String.join(", ", leads);
    }

    /**
     * The zero lines of rows, each on a fine line of the paper: the rows share its height as their leads need it, so that they
     * overlap, as on any cart's paper, only where all together are higher than the paper.
     */
    private List<Double> zeros(List<List<Lead>> rows) throws IOException {
        List<double[]> reaches = rows.stream().map(this::reach).toList();
        double needed =
                reaches.stream().mapToDouble(reach -> reach[0] + reach[1]).sum();
        List<Double> zeros = new ArrayList<>();
        double below = 0;
        for (double[] reach : reaches) {
            double zero = topMm + Math.round((below + reach[0]) * HEIGHT_MM / needed);
            pulse(zero);
            zeros.add(zero);
            below += reach[0] + reach[1];
        }
        return zeros;
    }

    /** How far the leads of a row reach above and below their medians, in mm, the pulse and a margin included. */
    private double[] reach(List<Lead> leads) {
        double above = MM_PER_MV;
        double below = 0;
        for (Lead lead : leads) {
            double[] sorted = sorted(lead.samples());
            if (sorted.length > 0) {
                double median = sorted[sorted.length / 2];
                above = Math.max(above, (sorted[sorted.length - 1] - median) * MM_PER_MV);
                below = Math.max(below, (median - sorted[0]) * MM_PER_MV);
            }
        }
        return new double[] {Math.min(above, FARTHEST_MM) + ROW_MARGIN_MM, Math.min(below, FARTHEST_MM) + ROW_MARGIN_MM
        };
    }

    private void pulse(double zeroMm) throws IOException {
        double x = leftMm + 1.5;
        sheet.path(
                List.of(
                        new double[] {x, zeroMm},
                        new double[] {x + 2.5, zeroMm},
                        new double[] {x + 2.5, zeroMm - MM_PER_MV},
                        new double[] {x + 7.5, zeroMm - MM_PER_MV},
                        new double[] {x + 7.5, zeroMm},
                        new double[] {x + 10, zeroMm}),
                0.25,
                ReportPage.INK);
    }

    private void trace(Lead lead, double fromS, double toS, double xMm, double zeroMm, boolean separated)
            throws IOException {
        Samples samples = lead.samples();
        double median = median(samples);
        curve(samples, fromS, toS, xMm, zeroMm, median, MM_PER_MV);
        if (separated) {
            sheet.line(xMm, zeroMm - 4, xMm, zeroMm - 1.5, 0.25, ReportPage.INK);
            sheet.line(xMm, zeroMm + 1.5, xMm, zeroMm + 4, 0.25, ReportPage.INK);
        }
        sheet.text(lead.name().display(), xMm + 1, zeroMm - 11.5, 8, ReportPage.INK, true);
    }

    private String pleth(Pleth pleth) throws IOException {
        Samples samples = pleth.samples();
        double[] sorted = sorted(samples);
        double low = sorted.length == 0 ? 0 : sorted[0];
        double range = sorted.length == 0 ? 0 : sorted[sorted.length - 1] - low;
        curve(samples, 0, SECONDS, leftMm + GUTTER_MM, topMm + HEIGHT_MM - 15, low, range > 0 ? 80 / range : 0);
        return "25 mm/s; amplitude without a unit";
    }

    /** Samples joined by straight lines; one that was not recorded leaves a gap. */
    private void curve(
            Samples samples, double fromS, double toS, double xMm, double zeroMm, double zeroAt, double mmPerUnit)
            throws IOException {
        double hz = recording.rate().hz();
        int from = (int) Math.ceil(fromS * hz);
        int to = Math.min(samples.length(), (int) Math.ceil(toS * hz));
        List<double @Nullable []> points = new ArrayList<>();
        for (int i = from; i < to; i++) {
            points.add(
                    samples.isMissing(i)
                            ? null
                            : new double[] {
                                xMm + (i / hz - fromS) * MM_PER_S, zeroMm - (samples.at(i) - zeroAt) * mmPerUnit
                            });
        }
        sheet.path(points, 0.25, ReportPage.INK);
    }

    private double median(Samples samples) {
        double[] sorted = sorted(samples);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** What is shown of the samples and was recorded, in ascending order. */
    private double[] sorted(Samples samples) {
        int end = (int)
                Math.min(samples.length(), Math.ceil(SECONDS * recording.rate().hz()));
        double[] known = new double[end];
        int count = 0;
        for (int i = 0; i < end; i++) {
            if (!samples.isMissing(i)) {
                known[count++] = samples.at(i);
            }
        }
        double[] sorted = Arrays.copyOf(known, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
