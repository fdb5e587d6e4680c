package org.einthoven.print;

import java.awt.Color;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
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
 * median. At 10 mm/mV, or at half of it where the leads would else run into one another, as carts print them;
 * which leads do so even then is said.
 */
final class TraceOnPaper {
    private static final double MM_PER_S = 25;
    private static final double MM_PER_MV = 10;
    private static final double HALF_MM_PER_MV = 5;
    private static final double SECONDS = 10;
    private static final double WIDTH_MM = 265;
    /** Room for the calibration pulse. */
    private static final double GUTTER_MM = 12.5;

    /** Rows of one lead each that fit the paper and can still be told apart. */
    private static final int MOST_ROWS = 8;

    /** Between a trace and the next or the edge; zero lines are set to whole millimetres, which takes half of one. */
    private static final double ROW_MARGIN_MM = 1;

    /** A lead's name stands so high over its zero line, and its letters are so high. */
    private static final double NAME_MM = 9.5;

    private static final double LETTERS_MM = 2.5;

    /** R and S waves of hearts do not go farther; an artefact that does takes no more room. */
    private static final double FARTHEST_MV = 8;

    /** Below the pulse, where the gain is half. */
    private static final double GAIN_BASE_MM = 2.8;

    private static final double GAIN_PT = 6;

    private static final double COLUMN_S = 2.5;

    /** Of leads in columns, above the strip. */
    private static final int ROWS = 3;

    private static final Color FINE = new Color(0xf9dfd8);
    private static final Color HEAVY = new Color(0xeeb3a6);

    private final Drawing sheet;
    private final Recording recording;
    private final double leftMm;
    private final double topMm;
    private final double heightMm;
    private double mmPerMv = MM_PER_MV;
    /** Leads that run off the paper or into others even at half gain. */
    private List<String> tooTall = List.of();

    /** @param heightMm of the paper, whole millimetres */
    TraceOnPaper(Drawing sheet, Recording recording, double leftMm, double topMm, double heightMm) {
        this.sheet = sheet;
        this.recording = recording;
        this.leftMm = leftMm;
        this.topMm = topMm;
        this.heightMm = heightMm;
    }

    /** @return the scale and what of the recording is shown, to be written below */
    String draw() throws IOException {
        grid();
        sheet.clip(leftMm, topMm, WIDTH_MM, heightMm);
        String shown = recording instanceof Ecg ecg ? ecg(ecg) : pleth((Pleth) recording);
        sheet.unclip();
        double seconds = recording.duration().toMillis() / 1000.0;
        String part =
                seconds > SECONDS ? String.format(Locale.ROOT, "first 10 s of %.1f s", seconds) : "whole recording";
        return shown + "; " + part + ", " + rate() + " Hz, no filter";
    }

    /** To a thousandth: a sender who gives the time between two samples gives the rate with what that was rounded to. */
    private String rate() {
        return BigDecimal.valueOf(recording.rate().hz())
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private void grid() throws IOException {
        for (int mm = 0; mm <= WIDTH_MM; mm++) {
            boolean heavy = mm % 5 == 0;
            double x = leftMm + mm;
            sheet.line(x, topMm, x, topMm + heightMm, heavy ? 0.16 : 0.08, heavy ? HEAVY : FINE);
        }
        for (int mm = 0; mm <= heightMm; mm++) {
            boolean heavy = mm % 5 == 0;
            double y = topMm + mm;
            sheet.line(leftMm, y, leftMm + WIDTH_MM, y, heavy ? 0.16 : 0.08, heavy ? HEAVY : FINE);
        }
    }

    private String ecg(Ecg ecg) throws IOException {
        String shown = SheetForm.hasTwelveLeads(ecg) ? printed(ecg) : rows(ecg);
        String gain = mmPerMv == MM_PER_MV ? "25 mm/s, 10 mm/mV; " : "25 mm/s, HALF GAIN: 5 mm/mV; ";
        String cut =
                tooTall.isEmpty() ? "" : "TOO TALL, cut off or over one another: " + String.join(", ", tooTall) + "; ";
        return gain + cut + shown;
    }

    private String printed(Ecg ecg) throws IOException {
        SheetForm.Arrangement arranged =
                SheetForm.THREE_BY_FOUR.arrange(ecg, SheetForm.LeadOrder.STANDARD, LeadName.II);
        List<List<Part>> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            int place = row;
            rows.add(sideBySide(arranged.columns().stream()
                    .map(column -> column.get(place).lead())
                    .toList()));
        }
        Lead rhythm = arranged.strips().get(0).lead();
        // drawn in one, but room is made for it column by column, beside what is above it
        rows.add(sideBySide(Collections.nCopies(arranged.columns().size(), rhythm)));
        List<Double> zeros = zeros(rows);
        for (int row = 0; row < ROWS; row++) {
            for (Part part : rows.get(row)) {
                trace(part, zeros.get(row));
            }
        }
        trace(new Part(rhythm, 0, SECONDS), zeros.get(ROWS));
        List<String> others = ecg.leads().stream()
                .map(Lead::name)
                .filter(name -> rows.stream().flatMap(List::stream).noneMatch(part -> part.lead.name() == name))
                .map(LeadName::display)
                .toList();
        return "each column 2.5 s of the same ten, lead II below" + notShown(others);
    }

    private String rows(Ecg ecg) throws IOException {
        List<Lead> shown =
                ecg.leads().subList(0, Math.min(MOST_ROWS, ecg.leads().size()));
        List<Part> parts =
                shown.stream().map(lead -> new Part(lead, 0, SECONDS)).toList();
        List<Double> zeros = zeros(parts.stream().map(List::of).toList());
        for (int row = 0; row < parts.size(); row++) {
            trace(parts.get(row), zeros.get(row));
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

    /** What a row shows of a lead in one column. */
    private record Part(Lead lead, double fromS, double seconds) {}

    private static List<Part> sideBySide(List<Lead> leads) {
        return IntStream.range(0, leads.size())
                .mapToObj(column -> new Part(leads.get(column), column * COLUMN_S, COLUMN_S))
                .toList();
    }

    /** The zero lines of rows, their parts from left to right; sets the gain at which they fit. */
    private List<Double> zeros(List<List<Part>> rows) throws IOException {
        Optional<List<Double>> fitting = ZeroLines.of(reaches(rows), heightMm);
        if (fitting.isEmpty()) {
            mmPerMv = HALF_MM_PER_MV;
            fitting = ZeroLines.of(reaches(rows), heightMm);
        }
        List<Double> zeros = fitting.orElseGet(() -> ZeroLines.squeezed(reaches(rows), heightMm)).stream()
                .map(zero -> topMm + zero)
                .toList();
        for (double zero : zeros) {
            pulse(zero);
        }
        tooTall = Crossings.of(
                rows.stream().map(row -> row.stream().map(this::drawn).toList()).toList(),
                zeros,
                topMm,
                topMm + heightMm);
        return zeros;
    }

    private List<List<ZeroLines.Reach>> reaches(List<List<Part>> rows) {
        return rows.stream().map(row -> row.stream().map(this::reach).toList()).toList();
    }

    /** The room for a lead above and below its median, the pulse, its name, the gain and a margin included. */
    private ZeroLines.Reach reach(Part part) {
        ZeroLines.Reach trace = drawn(part).reach();
        double farthestMm = FARTHEST_MV * mmPerMv;
        double gain = mmPerMv < MM_PER_MV && part.fromS == 0 ? GAIN_BASE_MM : 0;
        return new ZeroLines.Reach(
                Math.max(NAME_MM + LETTERS_MM, Math.min(trace.aboveMm(), farthestMm)) + ROW_MARGIN_MM,
                Math.max(gain, Math.min(trace.belowMm(), farthestMm)) + ROW_MARGIN_MM);
    }

    /** How far the trace itself goes. */
    private Crossings.Drawn drawn(Part part) {
        Samples samples = part.lead.samples();
        double[] shown = sorted(samples, part.fromS, part.fromS + part.seconds);
        double median = median(samples);
        double above = shown.length == 0 ? 0 : Math.max(0, shown[shown.length - 1] - median);
        double below = shown.length == 0 ? 0 : Math.max(0, median - shown[0]);
        return new Crossings.Drawn(part.lead.name().display(), new ZeroLines.Reach(above * mmPerMv, below * mmPerMv));
    }

    private void pulse(double zeroMm) throws IOException {
        double x = leftMm + 1.5;
        sheet.path(
                List.of(
                        new double[] {x, zeroMm},
                        new double[] {x + 2.5, zeroMm},
                        new double[] {x + 2.5, zeroMm - mmPerMv},
                        new double[] {x + 7.5, zeroMm - mmPerMv},
                        new double[] {x + 7.5, zeroMm},
                        new double[] {x + 10, zeroMm}),
                0.25,
                ReportPage.INK);
        if (mmPerMv < MM_PER_MV) {
            sheet.text("5 mm/mV", x, zeroMm + GAIN_BASE_MM, GAIN_PT, ReportPage.INK, true);
        }
    }

    private void trace(Part part, double zeroMm) throws IOException {
        Samples samples = part.lead.samples();
        double xMm = leftMm + GUTTER_MM + part.fromS * MM_PER_S;
        boolean separated = part.fromS > 0;
        curve(samples, part.fromS, part.fromS + part.seconds, xMm, zeroMm, median(samples), mmPerMv);
        if (separated) {
            sheet.line(xMm, zeroMm - 4, xMm, zeroMm - 1.5, 0.25, ReportPage.INK);
            sheet.line(xMm, zeroMm + 1.5, xMm, zeroMm + 4, 0.25, ReportPage.INK);
        }
        // the first column has room for it before the trace, over the pulse
        double nameMm = separated ? xMm + 1 : leftMm + 1.5;
        double baseMm = zeroMm - (separated ? NAME_MM : mmPerMv + 1);
        sheet.text(part.lead.name().display(), nameMm, baseMm, 8, ReportPage.INK, true);
    }

    private String pleth(Pleth pleth) throws IOException {
        Samples samples = pleth.samples();
        double[] sorted = sorted(samples, 0, SECONDS);
        double low = sorted.length == 0 ? 0 : sorted[0];
        double range = sorted.length == 0 ? 0 : sorted[sorted.length - 1] - low;
        curve(
                samples,
                0,
                SECONDS,
                leftMm + GUTTER_MM,
                topMm + heightMm - 15,
                low,
                range > 0 ? (heightMm - 30) / range : 0);
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

    /** Of all ten seconds, so that a lead has the same zero line in a column and in a strip. */
    private double median(Samples samples) {
        double[] sorted = sorted(samples, 0, SECONDS);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** What is shown of the samples and was recorded, in ascending order. */
    private double[] sorted(Samples samples, double fromS, double toS) {
        double hz = recording.rate().hz();
        int end = (int) Math.min(samples.length(), Math.ceil(toS * hz));
        return IntStream.range((int) Math.min(end, Math.ceil(fromS * hz)), end)
                .filter(i -> !samples.isMissing(i))
                .mapToDouble(samples::at)
                .sorted()
                .toArray();
    }
}
