package org.einthoven.monitoring;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.diagnosis.ReaderStatement;
import org.einthoven.ecg.BeatClass;
import org.einthoven.statement.StatementName;

/** The names of figures in the words of a report, and their values with units. */
public final class FigureNames {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry(Series.RATE, "Heart rate"),
            Map.entry(Series.AMPLITUDE, "QRS amplitude"),
            Map.entry(Series.QUALITY, "Signal quality"),
            Map.entry(Series.PULSE_RATE, "Pulse rate (PPG)"),
            Map.entry(Series.PULSE_QUALITY, "Signal quality (PPG)"),
            Map.entry(Series.UNUSABLE, "Leads that cannot be used"),
            Map.entry(Series.LEADS, "Leads a recording"),
            Map.entry(Series.SAMPLE_RATE, "Sample rate"),
            Map.entry(Series.DISTANCE, "Distance of the measurements from the reference"),
            Map.entry(Series.ABSTAINED, "Not read: abstained"),
            Map.entry(Series.FLAGGED, "Flagged"));

    private FigureNames() {}

    public static String of(Series series) {
        return switch (series.kind()) {
            case Series.FINDING -> ofFinding(series.code());
            case Series.PROBABILITY -> "Mean probability of " + StatementName.of(series.code());
            case Series.BEATS -> "Share of beats " + series.code();
            case Series.DEVICE -> "Device " + (series.code().isEmpty() ? "not named" : series.code());
            default -> NAMES.getOrDefault(series.name(), series.name());
        };
    }

    /** The code itself where this version does not know it any more. */
    public static String ofFinding(String code) {
        return Stream.of(FindingCode.values())
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .map(FindingCode::display)
                .orElse(code);
    }

    /** Of an {@link Item} with a code. */
    public static String ofItem(String item) {
        String code = item.substring(item.indexOf(':') + 1);
        if (item.startsWith(Item.FINDING)) {
            return ofFinding(code);
        }
        if (item.startsWith(Item.BEAT)) {
            return Stream.of(BeatClass.values())
                    .filter(beatClass -> beatClass.name().equals(code))
                    .findFirst()
                    .map(beatClass -> beatClass + ": " + beatClass.display())
                    .orElse(code);
        }
        return Stream.of(ReaderStatement.values())
                .filter(statement -> statement.name().equals(code))
                .findFirst()
                .map(ReaderStatement::display)
                .orElse(code);
    }

    /** Of a statement of the learned classifier, by either truth. */
    public static String ofStatement(String statement) {
        return statement.startsWith(Item.OWN)
                ? StatementName.capitalised(statement.substring(Item.OWN.length())) + ", by readers who read first"
                : StatementName.capitalised(statement);
    }

    /** With its unit; shares in percent. */
    public static String value(Series series, double value) {
        if (series.isShare()
                || series.kind().equals(Series.BEATS)
                || series.name().equals(Series.UNUSABLE)) {
            return String.format(Locale.ROOT, "%.1f %%", 100 * value);
        }
        return switch (series.name()) {
            case Series.RATE -> String.format(Locale.ROOT, "%.1f/min", value);
            case Series.AMPLITUDE -> String.format(Locale.ROOT, "%.2f mV", value);
            case Series.SAMPLE_RATE -> String.format(Locale.ROOT, "%.0f Hz", value);
            case Series.LEADS -> String.format(Locale.ROOT, "%.1f", value);
            default -> String.format(Locale.ROOT, "%.2f", value);
        };
    }
}
