package org.einthoven.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.einthoven.monitoring.CalibrationBins;
import org.einthoven.monitoring.Item;
import org.einthoven.monitoring.Outcome;
import org.einthoven.monitoring.SitePerformance.Grouping;
import org.jspecify.annotations.Nullable;

/**
 * How often the models were right.
 *
 * @param judged signed readings in which findings were judged, {@code left} those that were left out
 * @param independent whether what readers said first may be shown
 * @param first how many readings were read first
 * @param groups of the chosen item; empty where none was chosen
 * @param fewest decisions from which on a figure is judged
 */
public record PerformanceView(
        MonitoringChoice choice,
        long judged,
        long left,
        List<FigureRow> findings,
        boolean independent,
        long first,
        List<FigureRow> statements,
        long beatsChanged,
        List<FigureRow> beats,
        @Nullable Groups groups,
        List<Calibrated> calibrated,
        int fewest) {
    public PerformanceView {
        findings = List.copyOf(findings);
        statements = List.copyOf(statements);
        beats = List.copyOf(beats);
        calibrated = List.copyOf(calibrated);
    }

    /** @param name of the item that is told apart */
    public record Groups(String name, List<Group> all) {
        public Groups {
            all = List.copyOf(all);
        }
    }

    public record Group(String by, List<FigureRow> rows) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /** @param plot of its reliability, whose numbers are in {@code bins} */
    public record Calibrated(
            String name,
            long answers,
            long positives,
            String ece,
            String brier,
            String plot,
            List<BinRow> bins,
            boolean enough) {
        public Calibrated {
            bins = List.copyOf(bins);
        }
    }

    public record BinRow(String probability, long answers, String share) {}

    static List<FigureRow> rows(
            Map<String, Outcome> outcomes, String prefix, @Nullable String other, SeriesNames names, int fewest) {
        List<FigureRow> rows = new ArrayList<>();
        outcomes.forEach((item, outcome) -> {
            if (item.startsWith(prefix) && !item.endsWith("*") && outcome.decided() + outcome.undecided() > 0) {
                String code = item.substring(prefix.length());
                rows.add(new FigureRow(
                        item,
                        names.ofItem(item),
                        outcome,
                        outcome.decided() >= fewest,
                        other == null ? null : outcomes.get(other + code)));
            }
        });
        rows.sort(Comparator.comparingLong((FigureRow row) -> -row.outcome().decided())
                .thenComparing(FigureRow::name));
        return rows;
    }

    static Group group(Grouping grouping, Map<String, Outcome> groups, SeriesNames names, int fewest) {
        MonitoringWords words = names.words();
        String by =
                switch (grouping) {
                    case SEX -> words.sex();
                    case AGE -> words.age();
                    case DEVICE -> words.device();
                    case MODELS -> words.models();
                };
        List<FigureRow> rows = new ArrayList<>();
        groups.forEach((group, outcome) -> rows.add(
                new FigureRow(group, name(grouping, group, words), outcome, outcome.decided() >= fewest, null)));
        return new Group(by, rows);
    }

    private static String name(Grouping grouping, String group, MonitoringWords words) {
        if (group.isEmpty()) {
            return grouping == Grouping.DEVICE ? words.notNamed() : words.notKnown();
        }
        return switch (grouping) {
            case SEX -> group.equals("female") ? words.female() : words.male();
            case AGE -> words.years(Integer.parseInt(group), Integer.parseInt(group) + 9);
            case DEVICE -> SeriesNames.device(group, words);
            default -> group;
        };
    }

    static List<Calibrated> calibrated(
            Map<String, CalibrationBins> calibration, boolean independent, SeriesNames names, int fewest) {
        List<Calibrated> all = new ArrayList<>();
        calibration.forEach((statement, bins) -> {
            if (independent || !statement.startsWith(Item.OWN)) {
                String name = names.ofStatement(statement);
                all.add(new Calibrated(
                        name,
                        bins.answers(),
                        bins.positives(),
                        decimals(bins.ece()),
                        decimals(bins.brier()),
                        ReliabilitySvg.draw(name + ": " + names.words().reliability(), bins),
                        bins.bins().stream()
                                .filter(bin -> bin.answers() > 0)
                                .map(bin -> new BinRow(
                                        Numbers.decimals(bin.meanProbability(), 2),
                                        bin.answers(),
                                        FigureRow.shown(
                                                new org.einthoven.statistics.Share(bin.positives(), bin.answers()))))
                                .toList(),
                        bins.answers() >= fewest));
            }
        });
        return all;
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
