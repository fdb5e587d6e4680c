package org.einthoven.print;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.einthoven.ecg.Ecg;
import org.einthoven.measure.Measurements;
import org.jspecify.annotations.Nullable;

/**
 * Draws a report on one sheet of A4 across: who, what was said and by whom, what was measured, and the trace at 25 mm/s and
 * 10 mm/mV, or half of that gain where the leads need it. Everything is lines and letters, so that it can be measured with a ruler at any enlargement.
 */
public final class ReportPage {
    private static final double MARGIN_MM = 14;
    private static final double RIGHT_MM = Sheet.WIDTH_MM - MARGIN_MM;
    private static final double STATEMENTS_X_MM = 112;
    private static final double BLOCK_TOP_MM = 34;
    private static final double BLOCK_BOTTOM_MM = 76;
    /** Measurements stand in two columns, so that the trace has the room. */
    private static final int MEASUREMENT_ROWS = 4;

    private static final double MEASUREMENTS_APART_MM = 49;
    /** Where a value stands beside its name, and how wide it may be before the next column or the statements begin. */
    private static final double MEASUREMENT_X_MM = 24;

    private static final double MEASUREMENT_MM = 23.5;
    private static final double TRACE_BOTTOM_MM = 192;
    private static final double FOOT_TOP_MM = 197;
    private static final double LINE_MM = 4.4;
    /** Side of the square code: modules of a third of a millimetre, which telephones read. */
    private static final double CODE_MM = 11.5;

    private static final double TITLE_PT = 14;
    private static final double TEXT_PT = 9;
    private static final double SMALL_PT = 7;
    private static final double SMALLEST_PT = 6.5;

    static final Color INK = new Color(0x14171a);
    private static final Color SOFT = new Color(0x4a5560);
    private static final Color ALERT = new Color(0xb3261e);

    static final String USE = "Einthoven. Research use only. Not a medical device.";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss z", Locale.ENGLISH);

    private final PrintedReport report;
    private final ZoneId zone;
    private final Sheet sheet;

    private ReportPage(PrintedReport report, ZoneId zone, Sheet sheet) {
        this.report = report;
        this.zone = zone;
        this.sheet = sheet;
    }

    /** @param zone in which times are written */
    public static byte[] pdf(PrintedReport report, ZoneId zone) {
        try (Sheet sheet = new Sheet()) {
            new ReportPage(report, zone, sheet).draw();
            return sheet.finish(title(report), report.statedAt());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String title(PrintedReport report) {
        return (report.recording() instanceof Ecg ? "ECG" : "PPG") + " report " + report.recordingId() + ", version "
                + report.version();
    }

    private void draw() throws IOException {
        head();
        measurements();
        double top = Math.ceil(statements());
        String scale =
                new TraceOnPaper(sheet, report.recording(), MARGIN_MM, top, Math.floor(TRACE_BOTTOM_MM - top)).draw();
        foot(scale);
    }

    private void head() throws IOException {
        sheet.text(fitting(report.patient(), 150, TITLE_PT), MARGIN_MM, 18, TITLE_PT, INK, true);
        String taken = taken(report.timeStated(), report.takenAt(), zone);
        sheet.text(fitting(report.patientNote(), 150, TEXT_PT), MARGIN_MM, 23.5, TEXT_PT, INK, false);
        sheet.text(taken, MARGIN_MM, 28, TEXT_PT, INK, false);
        sheet.text(report.origin(), MARGIN_MM + 68, 28, SMALL_PT, INK, false);
        String when = TIME.format(report.statedAt().atZone(zone));
        boolean signed = report.reviewer() != null;
        right(signed ? "Signed by " + report.reviewer() : "PRELIMINARY: read by machine only", 18, 12, signed);
        right(signed ? when + amendment() : "not reviewed by a cardiologist; read " + when, 23.5, TEXT_PT, true);
        right("Check code " + report.checkCode(), 28, TEXT_PT, true);
        sheet.line(MARGIN_MM, 30.5, RIGHT_MM, 30.5, 0.2, SOFT);
    }

    static String taken(boolean stated, Instant at, ZoneId zone) {
        return (stated ? "Recorded " : "Received ") + TIME.format(at.atZone(zone));
    }

    private String amendment() {
        return report.version() > 2 ? ", amended: version " + report.version() : "";
    }

    private void right(String text, double yMm, double heightPt, boolean plain) throws IOException {
        String shown = fitting(text, 110, heightPt);
        double xMm = RIGHT_MM - sheet.widthMm(shown, heightPt);
        sheet.text(shown, xMm, yMm, heightPt, plain ? INK : ALERT, heightPt > TEXT_PT);
    }

    /** Cut to what fits, and marked as cut. */
    private String fitting(String text, double widthMm, double heightPt) throws IOException {
        String shown = text;
        while (sheet.widthMm(shown, heightPt) > widthMm) {
            shown = shown.substring(0, shown.length() - 2) + "…";
        }
        return shown;
    }

    private void measurements() throws IOException {
        Measurements measured = report.measurements();
        List<String[]> rows = new ArrayList<>();
        rows.add(row(report.recording() instanceof Ecg ? "Heart rate" : "Pulse rate", measured.heartRateBpm(), "/min"));
        if (report.recording() instanceof Ecg) {
            rows.add(row("P", measured.pMs(), "ms"));
            rows.add(row("PR", measured.prMs(), "ms"));
            rows.add(row("QRS", measured.qrsMs(), "ms"));
            rows.add(row("QT", measured.qtMs(), "ms"));
            rows.add(row("QTc Fridericia", measured.qtcFridericiaMs(), "ms"));
            rows.add(row("QTc Bazett", measured.qtcBazettMs(), "ms"));
            rows.add(new String[] {"Axes P, QRS, T", axes(measured)});
        }
        for (int i = 0; i < rows.size(); i++) {
            double x = MARGIN_MM + i / MEASUREMENT_ROWS * MEASUREMENTS_APART_MM;
            double y = BLOCK_TOP_MM + 2 + i % MEASUREMENT_ROWS * LINE_MM;
            sheet.text(rows.get(i)[0], x, y, TEXT_PT, SOFT, false);
            String value = rows.get(i)[1];
            sheet.text(value, x + MEASUREMENT_X_MM, y, heightFor(value, MEASUREMENT_MM), INK, true);
        }
    }

    /** In smaller letters where a value is too wide for its column. */
    private double heightFor(String value, double widthMm) throws IOException {
        return TEXT_PT * Math.min(1, widthMm / sheet.widthMm(value, TEXT_PT));
    }

    private static String[] row(String name, @Nullable Double value, String unit) {
        return new String[] {
            name, value == null ? "not measurable" : Math.round(value) + (unit.startsWith("/") ? unit : " " + unit)
        };
    }

    private static String axes(Measurements measured) {
        return List.of("P", "QRS", "T").stream()
                .map(wave -> measured.axisDeg().get(wave))
                .map(axis ->
                        axis == null ? "–" : String.valueOf(Math.round(axis)).replace('-', '\u2212') + "°")
                .collect(Collectors.joining(", "));
    }

    /**
     * In smaller letters where there are many; what does not fit even then is counted, never dropped in silence.
     *
     * @return where the trace may begin, below them and the measurements
     */
    private double statements() throws IOException {
        List<String> texts = new ArrayList<>();
        report.doubts().forEach(doubt -> texts.add("The reading of the paper is in doubt: " + doubt + "."));
        texts.addAll(report.statements());
        if (!report.comment().isBlank()) {
            texts.add("Comment: " + report.comment());
        }
        double heightPt = TEXT_PT;
        while (heightPt > SMALLEST_PT && !fits(texts, heightPt)) {
            heightPt -= 0.5;
        }
        int room = room(heightPt);
        double y = BLOCK_TOP_MM + 2;
        for (int i = 0; i < texts.size(); i++) {
            List<String> lines = lines(texts.get(i), heightPt);
            boolean last = i == texts.size() - 1;
            if (lines.size() > (last ? room : room - 1)) {
                String rest = texts.size() - i + " more, see the record";
                sheet.text(rest, STATEMENTS_X_MM, y, heightPt, ALERT, true);
                return below(y);
            }
            for (String line : lines) {
                sheet.text(line, STATEMENTS_X_MM, y, heightPt, INK, false);
                y += lineMm(heightPt);
            }
            room -= lines.size();
        }
        return below(y - lineMm(heightPt));
    }

    /** @param lastMm the base of the last line */
    private static double below(double lastMm) {
        return Math.max(lastMm, BLOCK_TOP_MM + 2 + (MEASUREMENT_ROWS - 1) * LINE_MM) + 4;
    }

    private boolean fits(List<String> texts, double heightPt) throws IOException {
        int needed = 0;
        for (String text : texts) {
            needed += lines(text, heightPt).size();
        }
        return needed <= room(heightPt);
    }

    private List<String> lines(String text, double heightPt) throws IOException {
        return sheet.lines(text, RIGHT_MM - STATEMENTS_X_MM, heightPt);
    }

    private static int room(double heightPt) {
        return (int) ((BLOCK_BOTTOM_MM - BLOCK_TOP_MM) / lineMm(heightPt));
    }

    private static double lineMm(double heightPt) {
        return LINE_MM * heightPt / TEXT_PT;
    }

    private void foot(String scale) throws IOException {
        String models = report.models().stream()
                .map(model -> model.name() + " " + model.version() + " "
                        + model.sha256()
                                .substring(0, Math.min(12, model.sha256().length())))
                .collect(Collectors.joining(", "));
        sheet.text(
                fitting(scale, RIGHT_MM - CODE_MM - 2 - MARGIN_MM, SMALL_PT),
                MARGIN_MM,
                FOOT_TOP_MM,
                SMALL_PT,
                INK,
                false);
        sheet.text(
                fitting(
                        "Models: " + (models.isEmpty() ? "none" : models),
                        RIGHT_MM - CODE_MM - 2 - MARGIN_MM,
                        SMALL_PT),
                MARGIN_MM,
                FOOT_TOP_MM + 3.2,
                SMALL_PT,
                SOFT,
                false);
        sheet.text(
                "Report " + report.recordingId() + ", version " + report.version() + ". SHA-256 of the samples: "
                        + report.waveformSha256(),
                MARGIN_MM,
                FOOT_TOP_MM + 6.4,
                SMALL_PT,
                SOFT,
                false);
        sheet.text(USE + check(), MARGIN_MM, FOOT_TOP_MM + 9.6, SMALL_PT, SOFT, false);
        Optional<String> address = report.checkAddress();
        if (address.isPresent()) {
            new SquareCode(address.get()).draw(sheet, RIGHT_MM - CODE_MM, FOOT_TOP_MM - 2, CODE_MM);
        }
    }

    /** How the page is held against the record. */
    private String check() {
        return " Held against the record at "
                + report.checkAddress()
                        .map(address -> address + ".")
                        .orElse("/check of this server, by its check code.");
    }
}
