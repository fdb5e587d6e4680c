package org.einthoven.print;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.monitoring.CalibrationBins;
import org.einthoven.monitoring.DayAmount;
import org.einthoven.monitoring.DriftAlarm;
import org.einthoven.monitoring.DriftWatch;
import org.einthoven.monitoring.FigureNames;
import org.einthoven.monitoring.Item;
import org.einthoven.monitoring.MonthReport;
import org.einthoven.monitoring.Outcome;
import org.einthoven.monitoring.ReaderVerdicts;
import org.einthoven.statistics.Interval;
import org.einthoven.statistics.Share;
import org.jspecify.annotations.Nullable;

/** Draws the report of a month on sheets of A4 across. */
final class MonthPages {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);
    private static final Color BAR = new Color(0x0b5c6b);
    private static final double LEFT_MM = 14;
    private static final double CHART_MM = 22;

    /** As many series and findings as one page holds of each; what is left out is counted. */
    private static final int MOST_SERIES = 12;

    private static final int MOST_FINDINGS = 24;

    private final MonthReport report;
    private final Sheet sheet;
    private final TableOnPaper out;

    private MonthPages(MonthReport report, Sheet sheet) throws IOException {
        this.report = report;
        this.sheet = sheet;
        this.out = new TableOnPaper(sheet, ReportPage.USE + " " + title(report) + ".");
    }

    static byte[] pdf(MonthReport report) {
        try (Sheet sheet = new Sheet()) {
            new MonthPages(report, sheet).draw();
            return sheet.finish(title(report), report.madeAt());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String title(MonthReport report) {
        return "Models in use, " + MONTH.format(report.month()) + (report.over() ? "" : " (not over yet)");
    }

    private void draw() throws IOException {
        sheet.text(title(report), LEFT_MM, out.yMm(), 15, ReportPage.INK, true);
        out.down(5);
        out.note("Made " + TIME.format(report.madeAt().atZone(ZoneOffset.UTC))
                + ". Intervals are Wilson's of 95 %. Versions that read: "
                + (report.models().isEmpty() ? "none" : String.join(", ", report.models())) + ".");
        volume();
        alarms();
        drift();
        performance();
        calibration();
        overrides();
    }

    private void volume() throws IOException {
        out.heading("Volume and latency");
        DayAmount ecg = report.sum("ecg");
        DayAmount read = report.sum("read-in-10-s");
        DayAmount signed = report.sum("signed-in-24-h");
        out.table(
                new double[] {30, 22, 40, 40, 34, 34, 26, 38},
                List.of(
                        "ECGs",
                        "PPGs",
                        "Abstained",
                        "Failed",
                        "Read in 10 s",
                        "Read in 60 s",
                        "Signed",
                        "Signed in 24 h"),
                List.of(List.of(
                        String.valueOf(ecg.readings()),
                        String.valueOf(report.sum("ppg").readings()),
                        share(report.sum("abstained")),
                        share(report.sum("failed")),
                        percent(read.mean()),
                        percent(report.sum("read-in-60-s").mean()),
                        String.valueOf(signed.readings()),
                        percent(signed.mean()))));
        perDay();
    }

    /** ECGs a day as bars, over a line. */
    private void perDay() throws IOException {
        long most =
                report.perDay().stream().mapToLong(DayAmount::readings).max().orElse(0);
        if (most == 0) {
            return;
        }
        double base = out.yMm() + CHART_MM;
        double step = 240.0 / report.month().lengthOfMonth();
        for (DayAmount day : report.perDay()) {
            double height = (CHART_MM - 6) * day.readings() / most;
            double x = LEFT_MM + (day.day().getDayOfMonth() - 0.5) * step;
            sheet.line(x, base, x, base - height, step * 0.6, BAR);
        }
        for (LocalDate day = report.month().atDay(1);
                day.getMonthValue() == report.month().getMonthValue();
                day = day.plusDays(1)) {
            double x = LEFT_MM + (day.getDayOfMonth() - 1) * step;
            sheet.text(String.valueOf(day.getDayOfMonth()), x + step / 3, base + 3, 6, TableOnPaper.SOFT, false);
        }
        sheet.line(LEFT_MM, base, LEFT_MM + 240, base, 0.2, TableOnPaper.SOFT);
        sheet.text("ECGs a day; most: " + most, LEFT_MM, base - CHART_MM + 3, 7, TableOnPaper.SOFT, false);
        out.down(CHART_MM + 5);
    }

    private void alarms() throws IOException {
        out.heading("Alarms of drift");
        if (report.alarms().isEmpty()) {
            out.note("None was raised this month.");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (DriftAlarm alarm : report.alarms()) {
            rows.add(List.of(
                    FigureNames.of(alarm.series()),
                    alarm.raisedOn().toString(),
                    alarm.since().toString(),
                    FigureNames.value(alarm.series(), alarm.before()),
                    FigureNames.value(alarm.series(), alarm.after()),
                    reason(alarm.acknowledged())));
        }
        out.table(
                new double[] {80, 22, 22, 26, 26, 90},
                List.of("Series", "Raised", "Likely since", "Before", "Since then", "Acknowledged"),
                rows);
    }

    private static String reason(DriftAlarm.@Nullable Acknowledgement acknowledged) {
        return acknowledged == null
                ? "open"
                : (acknowledged.restarts() ? "new reference: " : "") + acknowledged.reason();
    }

    private void drift() throws IOException {
        List<DriftWatch.State> watched = report.drift().stream()
                .filter(state -> !state.isLearning())
                .sorted(Comparator.comparingDouble(state -> -state.ratio()))
                .toList();
        out.heading("Drift");
        out.note(
                ("%d series are tested, %d gather their reference. Bounds are made for one false alarm of all of them in %d"
                                + " days. Those nearest to their bound when this was made:")
                        .formatted(
                                watched.size(),
                                report.drift().size() - watched.size(),
                                report.daysBetweenFalseAlarms()));
        if (!watched.isEmpty()) {
            out.table(
                    new double[] {110, 50, 50},
                    List.of("Series", "Latest", "Part of the bound"),
                    watched.stream()
                            .limit(MOST_SERIES)
                            .map(state -> List.of(
                                    FigureNames.of(state.series()),
                                    state.latest() == null ? "" : FigureNames.value(state.series(), state.latest()),
                                    percent(state.ratio())))
                            .toList());
        }
    }

    private void performance() throws IOException {
        out.heading("Performance by what was signed, after the machine's reading was shown");
        Outcome judged = report.outcomes().getOrDefault("finding:*", Outcome.NONE);
        out.note(judged.hits()
                + " signed readings. What was merely accepted counts as right, which flatters; with fewer than "
                + report.fewest() + " decisions a figure says little and is marked with *.");
        figures(Item.FINDING);
        out.heading("Beats by what was signed");
        out.note("Beats that nobody touched count as accepted. In "
                + report.outcomes().getOrDefault("beats-changed", Outcome.NONE).hits()
                + " readings a reader changed beats. Intervals take beats as independent and are too narrow.");
        figures(Item.BEAT);
        out.heading("Performance by what readers said before they saw the machine's reading");
        if (report.independent()) {
            figures(Item.OWN);
        } else {
            out.note("Too few readers read first for figures that give none of them away.");
        }
    }

    private void figures(String prefix) throws IOException {
        List<Map.Entry<String, Outcome>> all = report.outcomes().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix)
                        && !entry.getKey().endsWith("*")
                        && entry.getValue().decided() > 0)
                .sorted(Comparator.comparingLong((Map.Entry<String, Outcome> entry) ->
                                -entry.getValue().decided())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        if (all.isEmpty()) {
            out.note("None.");
            return;
        }
        out.table(
                new double[] {90, 20, 20, 44, 44, 44},
                List.of("", "True", "Said", "Sensitivity", "Positive predictivity", "Specificity"),
                all.stream().limit(MOST_FINDINGS).map(this::figure).collect(Collectors.toList()));
        if (all.size() > MOST_FINDINGS) {
            out.note(all.size() - MOST_FINDINGS + " more, with fewer decisions, are on the page.");
        }
    }

    private List<String> figure(Map.Entry<String, Outcome> entry) {
        Outcome outcome = entry.getValue();
        return List.of(
                FigureNames.ofItem(entry.getKey()) + (outcome.decided() < report.fewest() ? " *" : ""),
                String.valueOf(outcome.hits() + outcome.misses()),
                String.valueOf(outcome.hits() + outcome.falseAlarms()),
                interval(outcome.sensitivity()),
                interval(outcome.positivePredictivity()),
                interval(outcome.specificity()));
    }

    private void calibration() throws IOException {
        out.heading("Calibration of probabilities");
        Stream<Map.Entry<String, CalibrationBins>> shown = report.calibration().entrySet().stream()
                .filter(entry -> report.independent() || !entry.getKey().startsWith(Item.OWN))
                .sorted(Map.Entry.comparingByKey());
        List<List<String>> rows = shown.map(entry -> List.of(
                        FigureNames.ofStatement(entry.getKey()),
                        String.valueOf(entry.getValue().answers()),
                        String.valueOf(entry.getValue().positives()),
                        String.format(Locale.ROOT, "%.3f", entry.getValue().ece()),
                        String.format(Locale.ROOT, "%.3f", entry.getValue().brier())))
                .toList();
        if (rows.isEmpty()) {
            out.note("No probability was judged.");
            return;
        }
        out.table(new double[] {110, 26, 26, 40, 40}, List.of("Statement", "Judged", "True", "ECE", "Brier"), rows);
    }

    private void overrides() throws IOException {
        out.heading("Overrides");
        out.note(report.readers() + " readers signed. Of what they decided by hand they let stand "
                + interval(report.allVerdicts().agreement()) + ".");
        List<ReaderVerdicts.Row> decided = report.verdicts();
        if (!decided.isEmpty()) {
            out.table(
                    new double[] {90, 26, 26, 26, 26, 50},
                    List.of("Finding", "Confirmed", "Changed", "Rejected", "Added", "Overrides"),
                    decided.stream()
                            .limit(MOST_FINDINGS)
                            .map(row -> List.of(
                                    FigureNames.ofFinding(row.finding()),
                                    String.valueOf(row.verdicts().confirmed()),
                                    String.valueOf(row.verdicts().changed()),
                                    String.valueOf(row.verdicts().rejected()),
                                    String.valueOf(row.verdicts().added()),
                                    interval(row.verdicts().overrides())))
                            .toList());
        }
    }

    private static String share(DayAmount sum) {
        return interval(new Share(Math.round(sum.total()), sum.readings()));
    }

    private static String interval(Share share) {
        Interval wilson = share.wilson();
        return share.all() == 0
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "%.1f %% [%.0f to %.0f]",
                        100 * wilson.value(),
                        100 * wilson.low(),
                        100 * wilson.high());
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
