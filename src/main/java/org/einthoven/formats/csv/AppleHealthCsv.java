package org.einthoven.formats.csv;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.ecg.LeadLabels;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.formats.AppliedFilters;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.FileLimits;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.formats.RecordedTime;
import org.einthoven.formats.RecordingDevice;
import org.einthoven.formats.RecordingFormat;
import org.einthoven.formats.Sending;
import org.einthoven.formats.SentFile;
import org.einthoven.formats.VoltageScale;
import org.jspecify.annotations.Nullable;

/**
 * ECGs in an export of Apple Health ({@code electrocardiograms/ecg_2024-01-01.csv}): lines of a word and what it says, then a
 * sample a line. The words are in the language of the phone, so rate,
 * unit and time are known by their values; who it is of, and what the watch says, in English and German.
 */
public final class AppleHealthCsv implements RecordingFormat {
    private static final String FORMAT = "Apple Health CSV";
    /** German phones write a space there that does not break. */
    private static final Pattern RATE =
            Pattern.compile("(\\d{2,4}(?:[.,]\\d{1,6})?)[\\s\\u00a0\\u202f]?(?:hertz|hz)", Pattern.CASE_INSENSITIVE);

    /** As German exports have them; the name is called so in both. */
    private static final Map<String, String> GERMAN = Map.of(
            "Geburtstag", "Date of Birth",
            "Klassifizierung", "Classification",
            "Softwareversion", "Software Version",
            "Gerät", "Device");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:[.,]\\d+)?(?:[eE]-?\\d+)?");
    private static final DateTimeFormatter RECORDED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xx", Locale.ROOT);
    private static final DateTimeFormatter BORN = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("MMM d, uuuu")
            .toFormatter(Locale.ENGLISH);

    private static final DateTimeFormatter BORN_GERMAN = DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT);

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public boolean recognises(SentFile file) {
        Map<String, String> says = header(TextFile.head(file).lines().toList());
        return rate(says).isPresent() && unit(says).isPresent();
    }

    @Override
    public ImportedRecording read(SentFile file, Sending sending) {
        List<String> lines = TextFile.text(file).lines().toList();
        Map<String, String> says = header(lines);
        double hz = rate(says).orElseThrow(() -> FileFaults.damaged(FORMAT, "its head", "there is no sample rate"));
        String unit = unit(says).orElseThrow(() -> FileFaults.damaged(FORMAT, "its head", "there is no unit"));
        Double microvolts = VoltageScale.microvolts(unit);
        double perUnit = microvolts == null ? 1 : microvolts;
        DecimalColumn column = samples(lines);
        LeadName lead = says.values().stream()
                .filter(value -> !value.isEmpty())
                .flatMap(value -> LeadLabels.lead(value).stream())
                .findFirst()
                .orElse(LeadName.I);
        ImportedChannel channel = ImportedChannel.ofVoltage(
                lead.display(), lead, new SampleRate(hz), column.counts(), column.step() * perUnit, 0);
        return new ImportedRecording(
                FORMAT,
                new RecordedPerson(null, null, says.get("Name"), null, born(says.get("Date of Birth")), null),
                time(says),
                new RecordingDevice("Apple", says.get("Device"), null, says.get("Software Version")),
                AppliedFilters.UNKNOWN,
                List.of(channel),
                List.of(),
                Optional.ofNullable(says.get("Classification"))
                        .filter(text -> !text.isBlank())
                        .map(List::of)
                        .orElse(List.of()),
                List.of(),
                List.of(),
                null);
    }

    /** The lines up to the first sample, in their order. */
    private static Map<String, String> header(List<String> lines) {
        Map<String, String> says = new LinkedHashMap<>();
        for (String line : lines) {
            if (NUMBER.matcher(line.strip()).matches()) {
                break;
            }
            int comma = line.indexOf(',');
            if (comma > 0) {
                String word = line.substring(0, comma).strip();
                says.putIfAbsent(GERMAN.getOrDefault(word, word), unquoted(line.substring(comma + 1)));
            }
        }
        return says;
    }

    private static String unquoted(String text) {
        String bare = text.strip();
        return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1)
                : bare;
    }

    private static Optional<Double> rate(Map<String, String> says) {
        return says.values().stream()
                .map(RATE::matcher)
                .filter(Matcher::matches)
                .map(found -> Double.valueOf(found.group(1).replace(',', '.')))
                .findFirst();
    }

    private static Optional<String> unit(Map<String, String> says) {
        return says.values().stream()
                .filter(value -> VoltageScale.microvolts(value) != null)
                .findFirst();
    }

    private static DecimalColumn samples(List<String> lines) {
        DecimalColumn column = new DecimalColumn(FORMAT);
        boolean begun = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            begun |= NUMBER.matcher(line).matches();
            if (begun && !line.isEmpty()) {
                column.add(line.replace(',', '.'), i + 1);
                FileLimits.checkSamples(FORMAT, "line " + (i + 1), column.size());
            }
        }
        if (column.size() == 0) {
            throw FileFaults.damaged(FORMAT, "line " + lines.size(), "there are no samples");
        }
        return column;
    }

    private static @Nullable RecordedTime time(Map<String, String> says) {
        return says.values().stream()
                .flatMap(value -> time(value).stream())
                .findFirst()
                .orElse(null);
    }

    private static Optional<RecordedTime> time(String text) {
        try {
            OffsetDateTime at = OffsetDateTime.parse(text, RECORDED);
            return Optional.of(new RecordedTime(at.toLocalDateTime(), at.getOffset()));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    private static @Nullable String born(@Nullable String text) {
        for (DateTimeFormatter form : List.of(BORN, BORN_GERMAN)) {
            try {
                return text == null ? null : LocalDate.parse(text, form).toString();
            } catch (DateTimeParseException otherForm) {
                // the next one, then
            }
        }
        return null;
    }
}
