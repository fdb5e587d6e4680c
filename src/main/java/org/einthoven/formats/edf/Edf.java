package org.einthoven.formats.edf;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.formats.AppliedFilters;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.formats.RecordedTime;
import org.einthoven.formats.RecordingDevice;
import org.einthoven.formats.RecordingFormat;
import org.einthoven.formats.Sending;
import org.einthoven.formats.SentFile;
import org.jspecify.annotations.Nullable;

/** EDF, EDF+ with and without gaps, and BDF. */
public final class Edf implements RecordingFormat {
    private static final DateTimeFormatter PLUS_DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("dd-MMM-uuuu")
            .toFormatter(Locale.ENGLISH);
    private static final Pattern DATE = Pattern.compile("(\\d\\d)\\.(\\d\\d)\\.(\\d\\d)");
    private static final Pattern TIME = Pattern.compile("(\\d\\d)[.:](\\d\\d)[.:](\\d\\d)");

    /** Years are of two digits: EDF's clipping date is 1985. */
    private static final int FIRST_YEAR = 85;

    @Override
    public String name() {
        return "EDF/BDF";
    }

    @Override
    public boolean recognises(SentFile file) {
        return EdfHeader.isOne(file);
    }

    @Override
    public ImportedRecording read(SentFile file, Sending sending) {
        EdfHeader header = EdfHeader.read(file);
        EdfRecords records = new EdfRecords(header, file);
        List<ImportedChannel> channels = records.channels();
        List<String> notes = new ArrayList<>();
        if (!header.plus() && !header.patient().isEmpty()) {
            notes.add("Patient field of the file: " + FileFaults.excerpt(header.patient()));
        }
        return new ImportedRecording(
                header.format(),
                person(header),
                time(header),
                RecordingDevice.UNKNOWN,
                filters(header),
                channels,
                List.of(),
                records.annotations(),
                notes,
                List.of(),
                null);
    }

    /** EDF+ writes number, sex, birth date and name with blanks between them, X for what is not known. */
    private static RecordedPerson person(EdfHeader header) {
        String[] parts = header.patient().split(" +");
        if (!header.plus() || parts.length < 4) {
            return RecordedPerson.UNKNOWN;
        }
        LocalDate born = date(parts[2]);
        return new RecordedPerson(
                parts[0].replace('_', ' '),
                null,
                parts[3].replace('_', ' '),
                null,
                born == null ? null : born.toString(),
                RecordedPerson.sex(parts[1]));
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text, PLUS_DATE);
        } catch (DateTimeParseException unknown) {
            return null;
        }
    }

    private static @Nullable RecordedTime time(EdfHeader header) {
        Matcher day = DATE.matcher(header.date());
        Matcher time = TIME.matcher(header.time());
        String[] recording = header.recording().split(" +");
        LocalDate stated = header.plus() && recording.length > 1 ? date(recording[1]) : null;
        if (!time.matches() || stated == null && !day.matches()) {
            return null;
        }
        int year = stated != null ? stated.getYear() : year(Integer.parseInt(day.group(3)));
        int month = stated != null ? stated.getMonthValue() : Integer.parseInt(day.group(2));
        int date = stated != null ? stated.getDayOfMonth() : Integer.parseInt(day.group(1));
        return RecordedTime.of(
                year,
                month,
                date,
                Integer.parseInt(time.group(1)),
                Integer.parseInt(time.group(2)),
                Integer.parseInt(time.group(3)));
    }

    private static int year(int digits) {
        return digits < FIRST_YEAR ? 2000 + digits : 1900 + digits;
    }

    /** As {@code HP:0.1Hz LP:75Hz N:50Hz}, of the first signal that states any. */
    private static AppliedFilters filters(EdfHeader header) {
        String stated = header.signals().stream()
                .map(EdfSignal::filters)
                .filter(text -> text.contains(":"))
                .findFirst()
                .orElse("");
        return new AppliedFilters(hz(stated, "HP"), hz(stated, "LP"), hz(stated, "N"));
    }

    private static @Nullable Double hz(String stated, String filter) {
        Matcher found = Pattern.compile(
                        "(?:^|\\s)" + filter + ":\\s?(\\d{1,6}(?:\\.\\d{1,6})?)\\s?Hz", Pattern.CASE_INSENSITIVE)
                .matcher(stated);
        return found.find() ? Double.valueOf(found.group(1)) : null;
    }
}
