package org.einthoven.formats.physionet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
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
import org.einthoven.wfdb.MissingFileException;
import org.einthoven.wfdb.RawRecord;
import org.einthoven.wfdb.RawSignal;
import org.einthoven.wfdb.WfdbException;
import org.einthoven.wfdb.WfdbFiles;
import org.jspecify.annotations.Nullable;

/** A WFDB record: its header, its signal files, the headers of its segments, and annotations where they came along. */
public final class WfdbFormat implements RecordingFormat {
    static final String FORMAT = "WFDB";
    private static final String HEADER = ".hea";

    /** A header has a few hundred bytes; one of many segments some ten thousand. */
    private static final int LONGEST_HEADER = 1 << 18;

    private static final Pattern TIME = Pattern.compile("\\[?(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(\\.\\d{1,9})?");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT);

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public boolean recognises(SentFile file) {
        return file.length() > 0 && file.length() < LONGEST_HEADER && RawRecord.isHeader(file.bytes());
    }

    /** Headers that are no segments of another one. */
    @Override
    public List<SentFile> mainFiles(Sending sending) {
        List<SentFile> headers =
                sending.files().stream().filter(this::recognises).toList();
        Set<String> parts = new HashSet<>();
        headers.forEach(header -> parts.addAll(RawRecord.parts(header.bytes())));
        return headers.stream().filter(header -> !parts.contains(header.name())).toList();
    }

    @Override
    public ImportedRecording read(SentFile file, Sending sending) {
        WfdbFiles files = new Sent(file, sending);
        try {
            RawRecord record = RawRecord.read(files, recordName(file), FileLimits.MAX_SAMPLES);
            List<ImportedChannel> channels = new ArrayList<>();
            for (RawSignal signal : record.signals()) {
                channels.add(ImportedChannel.of(
                        signal.name(), signal.unit(), signal.rate(), signal.counts(), signal.step(), signal.origin()));
            }
            SentAnnotations annotations = SentAnnotations.of(record, files, sending.files(), recordName(file) + ".");
            List<String> notes = new ArrayList<>(comments(record));
            notes.addAll(annotations.notes());
            return new ImportedRecording(
                    FORMAT,
                    RecordedPerson.UNKNOWN,
                    time(record),
                    RecordingDevice.UNKNOWN,
                    AppliedFilters.UNKNOWN,
                    channels,
                    List.of(),
                    List.of(),
                    notes,
                    annotations.marks(),
                    null);
        } catch (MissingFileException missing) {
            throw FaultException.of(
                    Fault.FILE_MISSING, FileFaults.excerpt(missing.namedBy()), FileFaults.excerpt(missing.name()));
        } catch (WfdbException broken) {
            throw broken.isTooLong()
                    ? FileFaults.unsupported(FORMAT, broken.file(), broken.problem())
                    : FileFaults.damaged(FORMAT, broken.file(), broken.problem());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String recordName(SentFile header) {
        String name = header.name();
        return name.endsWith(HEADER) ? name.substring(0, name.length() - HEADER.length()) : name;
    }

    private static @Nullable RecordedTime time(RawRecord record) {
        Matcher time = TIME.matcher(record.time());
        if (!time.matches()) {
            return null;
        }
        String padded = String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%s",
                Integer.parseInt(time.group(1)),
                Integer.parseInt(time.group(2)),
                Integer.parseInt(time.group(3)),
                time.group(4) == null ? "" : time.group(4));
        return RecordedTime.of(record.date(), DATE, padded, DateTimeFormatter.ISO_LOCAL_TIME);
    }

    private static List<String> comments(RawRecord record) {
        return record.comments().stream()
                .filter(comment -> !comment.isBlank())
                .limit(FileLimits.MAX_STATEMENTS)
                .map(FileFaults::excerpt)
                .toList();
    }

    /** The files that came together; the header is there under the name of its record, whatever it is called. */
    private record Sent(SentFile header, Sending sending) implements WfdbFiles {
        @Override
        public Optional<byte[]> bytes(String name) {
            return name.equals(recordName(header) + HEADER)
                    ? Optional.of(header.bytes())
                    : sending.file(name).map(SentFile::bytes);
        }

        @Override
        public String place() {
            return "what was sent";
        }
    }
}
