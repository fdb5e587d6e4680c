package org.einthoven.formats.csv;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.einthoven.ecg.SampleRate;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.AppliedFilters;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.FileHints;
import org.einthoven.formats.FileLimits;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.formats.RecordingDevice;
import org.einthoven.formats.RecordingFormat;
import org.einthoven.formats.Sending;
import org.einthoven.formats.SentFile;
import org.einthoven.formats.VoltageScale;
import org.einthoven.formats.csv.TableHeading.Column;

/**
 * A table whose heading names leads: one sample of each a line. Where the heading does not say the unit, or no column the times,
 * the sender must: a factor of a thousand is not guessed.
 */
public final class PlainCsv implements RecordingFormat {
    private static final String FORMAT = "CSV";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public boolean recognises(SentFile file) {
        List<String> lines = TextFile.head(file).lines().toList();
        return TableHeading.of(lines)
                .filter(heading -> lines.stream()
                        .skip(heading.line() + 1L)
                        .limit(2)
                        .anyMatch(line -> isRow(TableHeading.cells(line, heading.delimiter()), heading)))
                .isPresent();
    }

    /** As many cells as the heading has, and numbers in them. */
    private static boolean isRow(List<String> cells, TableHeading heading) {
        return cells.size() == heading.columns().size()
                && cells.stream().anyMatch(cell -> cell.matches("[-+]?\\d+([.,]\\d+)?([eE][-+]?\\d+)?"));
    }

    @Override
    public ImportedRecording read(SentFile file, Sending sending) {
        String text = TextFile.text(file);
        TableHeading heading = TableHeading.of(TextFile.head(file).lines().toList())
                .orElseThrow(() -> FileFaults.damaged(FORMAT, "its heading", "no column is named as a lead"));
        FileLimits.checkChannels(
                FORMAT, "line " + (heading.line() + 1), heading.columns().size());
        List<DecimalColumn> columns = columns(text, heading);
        Optional<Column> time = time(heading, sending.hints());
        SampleRate rate = rate(heading, columns, time, sending.hints());
        List<ImportedChannel> channels = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = heading.columns().get(i);
            if (time.filter(column::equals).isEmpty() && !column.isTime()) {
                channels.add(channel(column, columns.get(i), rate, sending.hints()));
            }
        }
        return new ImportedRecording(
                FORMAT,
                RecordedPerson.UNKNOWN,
                null,
                RecordingDevice.UNKNOWN,
                AppliedFilters.UNKNOWN,
                channels,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** Line by line: a table of half an hour is too long to be held in pieces. */
    private static List<DecimalColumn> columns(String text, TableHeading heading) {
        List<DecimalColumn> columns = new ArrayList<>();
        heading.columns().forEach(column -> columns.add(new DecimalColumn(FORMAT)));
        long rows = 0;
        int number = 0;
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            String line = lines.next();
            if (number++ <= heading.line() || line.isBlank() || rows == 0 && isUnits(line, heading)) {
                continue;
            }
            FileLimits.checkSamples(FORMAT, "line " + number, ++rows * columns.size());
            row(TableHeading.cells(line, heading.delimiter()), heading, columns, number);
        }
        if (rows == 0) {
            throw FileFaults.damaged(FORMAT, "line " + number, "there are no samples");
        }
        return columns;
    }

    private static void row(List<String> cells, TableHeading heading, List<DecimalColumn> columns, int line) {
        if (cells.size() != columns.size()) {
            throw FileFaults.damaged(
                    FORMAT, "line " + line, cells.size() + " cells under a heading of " + columns.size());
        }
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean time = heading.columns().get(i).isTime();
            columns.get(i).add(heading.delimiter() == ',' ? time ? clock(cell) : cell : cell.replace(',', '.'), line);
        }
    }

    /** PhysioBank writes a second line with units in quotes. */
    private static boolean isUnits(String line, TableHeading heading) {
        return line.startsWith("'")
                && TableHeading.cells(line, heading.delimiter()).size()
                        == heading.columns().size();
    }

    /** Times as minutes and seconds, {@code 1:02.500}, in seconds. */
    private static String clock(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || !text.matches("\\d{1,4}:\\d{2}(\\.\\d{1,6})?")) {
            return text;
        }
        double seconds =
                Integer.parseInt(text.substring(0, colon)) * 60 + Double.parseDouble(text.substring(colon + 1));
        return Double.toString(seconds);
    }

    private static Optional<Column> time(TableHeading heading, FileHints hints) {
        if (hints.timeColumn() == null) {
            return heading.columns().stream().filter(Column::isTime).findFirst();
        }
        Optional<Column> named = heading.columns().stream()
                .filter(column -> column.name().equalsIgnoreCase(hints.timeColumn()))
                .findFirst();
        if (named.isEmpty()) {
            throw FileFaults.damaged(
                    FORMAT, "line " + (heading.line() + 1), "no column is named " + hints.timeColumn());
        }
        return named;
    }

    private static SampleRate rate(
            TableHeading heading, List<DecimalColumn> columns, Optional<Column> time, FileHints hints) {
        if (hints.rateHz() != null) {
            return new SampleRate(hints.rateHz());
        }
        if (time.isEmpty()) {
            throw FaultException.of(
                    Fault.MISSING_ELEMENT, "The sample rate (field rateHz) or a column of times (field timeColumn)");
        }
        Column column = time.get();
        String unit = column.unit() != null ? column.unit() : column.name();
        double perSecond =
                switch (unit.toLowerCase(Locale.ROOT)) {
                    case "s", "sec", "seconds" -> 1;
                    case "ms", "msec", "milliseconds" -> 1e3;
                    case "us", "µs" -> 1e6;
                    default ->
                        throw FaultException.of(
                                Fault.MISSING_ELEMENT,
                                "The unit of the times, s or ms, in the heading \"" + FileFaults.excerpt(column.name())
                                        + "\" (or the field rateHz)");
                };
        return new TimeColumn(columns.get(heading.columns().indexOf(column)), perSecond).rate(heading.line() + 2);
    }

    private static ImportedChannel channel(Column column, DecimalColumn values, SampleRate rate, FileHints hints) {
        String unit = column.unit() != null ? column.unit() : hints.unit();
        if (column.lead().isPresent() && (unit == null || VoltageScale.microvolts(unit) == null)) {
            throw FaultException.of(
                    Fault.MISSING_ELEMENT,
                    "The unit of lead " + FileFaults.excerpt(column.name()) + " (field unit: uV, mV, V or nV)");
        }
        return ImportedChannel.of(column.name(), unit == null ? "" : unit, rate, values.counts(), values.step(), 0);
    }
}
