package org.einthoven.formats.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.ecg.LeadLabels;
import org.einthoven.ecg.LeadName;
import org.einthoven.formats.ImportedChannel;
import org.jspecify.annotations.Nullable;

/**
 * The heading of a table: its columns, and what parts them.
 *
 * @param delimiter comma, semicolon or tab
 * @param line of the heading, from 0
 */
record TableHeading(char delimiter, int line, List<Column> columns) {
    private static final char[] DELIMITERS = {'\t', ';', ','};
    private static final Set<String> TIMES = Set.of(
            "time", "t", "elapsed time", "timestamp", "seconds", "milliseconds", "zeit", "temps", "tiempo", "tempo");
    private static final int SEARCHED_LINES = 20;

    /** A name and, in brackets behind it, a unit: {@code II (mV)}, {@code time [ms]}; also {@code time_ms}. */
    private static final Pattern CELL = Pattern.compile("(.*?)\\s*(?:[(\\[](.{1,12})[)\\]]|_(s|ms|us|uV|mV|V))?");

    TableHeading {
        columns = List.copyOf(columns);
    }

    /** @param unit as the heading states it; null where it does not */
    record Column(String name, @Nullable String unit, Optional<LeadName> lead) {
        boolean isTime() {
            return TIMES.contains(name.toLowerCase(Locale.ROOT));
        }
    }

    /** The first line in which a cell names a lead or a pleth; lines before it may be comments. */
    static Optional<TableHeading> of(List<String> lines) {
        for (int i = 0; i < Math.min(lines.size(), SEARCHED_LINES); i++) {
            for (char delimiter : DELIMITERS) {
                List<Column> columns = columns(lines.get(i), delimiter);
                boolean signal = columns.stream()
                        .anyMatch(column -> column.lead().isPresent() || ImportedChannel.isPleth(column.name()));
                if (signal && (columns.size() > 1 || delimiter == ',')) {
                    return Optional.of(new TableHeading(delimiter, i, columns));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Column> columns(String line, char delimiter) {
        List<Column> columns = new ArrayList<>();
        for (String cell : cells(line, delimiter)) {
            Matcher parts = CELL.matcher(cell);
            if (parts.matches()) {
                String name = parts.group(1);
                String unit = parts.group(2) != null ? parts.group(2) : parts.group(3);
                columns.add(new Column(name, unit, LeadLabels.lead(name)));
            }
        }
        return columns;
    }

    /** Without the quotes that PhysioBank and spreadsheets put around headings. */
    static List<String> cells(String line, char delimiter) {
        List<String> cells = new ArrayList<>();
        int start = 0;
        for (int end = line.indexOf(delimiter); end >= 0; end = line.indexOf(delimiter, start)) {
            cells.add(unquoted(line.substring(start, end).strip()));
            start = end + 1;
        }
        cells.add(unquoted(line.substring(start).strip()));
        return cells;
    }

    private static String unquoted(String cell) {
        int start = cell.startsWith("'") || cell.startsWith("\"") ? 1 : 0;
        int end = cell.length() - (cell.endsWith("'") || cell.endsWith("\"") ? 1 : 0);
        return cell.substring(start, Math.max(start, end));
    }
}
