package org.einthoven.formats.edf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.einthoven.ecg.SampleRate;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.FileLimits;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.SentFile;

/** The data records: of each the samples of every signal in turn. */
final class EdfRecords {
    private static final byte TEXT_BEGINS = 20;
    private static final byte DURATION_BEGINS = 21;

    private final EdfHeader header;
    private final SentFile file;
    private final int recordBytes;
    private final List<String> annotations = new ArrayList<>();

    EdfRecords(EdfHeader header, SentFile file) {
        this.header = header;
        this.file = file;
        long bytes = header.signals().stream()
                .mapToLong(signal -> (long) signal.perRecord() * header.bytesPerSample())
                .sum();
        if (header.headerBytes() + bytes * header.records() > file.length()) {
            throw FileFaults.damaged(header.format(), "the data records", "they end before the header says");
        }
        this.recordBytes = (int) bytes;
    }

    /** The file's own annotations with their times; complete once the channels are read. */
    List<String> annotations() {
        return annotations;
    }

    List<ImportedChannel> channels() {
        List<EdfSignal> signals = header.signals().stream()
                .filter(signal -> !signal.isAnnotations() && signal.perRecord() > 0)
                .toList();
        double[] starts = starts();
        if (!signals.isEmpty() && !(header.seconds() > 0)) {
            throw FileFaults.damaged(header.format(), "byte 244", "data records of " + header.seconds() + " s");
        }
        double end = starts.length == 0 ? 0 : Arrays.stream(starts).max().orElse(0) + header.seconds();
        double all = signals.stream()
                .mapToDouble(signal -> end * signal.perRecord() / header.seconds())
                .sum();
        FileLimits.checkSamples(header.format(), "the data records", (long) Math.min(all, Long.MAX_VALUE / 2.0));
        return signals.stream().map(signal -> channel(signal, starts, end)).toList();
    }

    private ImportedChannel channel(EdfSignal signal, double[] starts, double end) {
        SampleRate rate = new SampleRate(signal.perRecord() / header.seconds());
        int length = header.gaps() ? (int) Math.round(end * rate.hz()) : starts.length * signal.perRecord();
        int[] counts = new int[length];
        Arrays.fill(counts, ImportedChannel.MISSING);
        for (int record = 0; record < starts.length; record++) {
            int to = header.gaps() ? (int) Math.round(starts[record] * rate.hz()) : record * signal.perRecord();
            int from = header.headerBytes() + record * recordBytes + signal.offset();
            for (int i = 0; i < signal.perRecord() && to + i < length; i++) {
                counts[to + i] = count(from + i * header.bytesPerSample());
            }
        }
        return ImportedChannel.of(signal.label(), signal.unit(), rate, counts, signal.step(), signal.origin());
    }

    private int count(int at) {
        byte[] bytes = file.bytes();
        return header.bytesPerSample() == 2
                ? (short) (bytes[at] & 0xff | bytes[at + 1] << 8)
                : bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] << 16;
    }

    /** When each data record begins, in seconds from the first; without gaps one after the other. */
    private double[] starts() {
        double[] starts = new double[header.records()];
        for (int record = 0; record < starts.length; record++) {
            starts[record] = record * header.seconds();
        }
        boolean keepsTime = true;
        for (EdfSignal signal : header.signals()) {
            if (signal.isAnnotations()) {
                for (int record = 0; record < starts.length; record++) {
                    double onset = lists(signal, record, keepsTime);
                    if (keepsTime && header.gaps()) {
                        starts[record] = onset;
                    }
                }
                keepsTime = false;
            }
        }
        double first = starts.length == 0 ? 0 : starts[0];
        for (int record = 0; record < starts.length; record++) {
            starts[record] -= first;
            if (starts[record] < 0 || record > 0 && starts[record] < starts[record - 1]) {
                throw FileFaults.damaged(
                        header.format(), "data record " + (record + 1), "it begins before the one before");
            }
        }
        return starts;
    }

    /**
     * Reads the time-stamped lists of a record.
     *
     * @return the time of the first list, which is that of the record
     */
    private double lists(EdfSignal signal, int record, boolean keepsTime) {
        int at = header.headerBytes() + record * recordBytes + signal.offset();
        int end = at + signal.perRecord() * header.bytesPerSample();
        double onset = 0;
        boolean first = true;
        while (at < end && file.bytes()[at] != 0) {
            int stop = at;
            while (stop < end && file.bytes()[stop] != 0) {
                stop++;
            }
            String[] parts = new String(file.bytes(), at, stop - at, StandardCharsets.UTF_8)
                    .split(String.valueOf((char) TEXT_BEGINS), -1);
            double time = seconds(parts[0], record);
            if (first && keepsTime) {
                onset = time;
            }
            for (int i = 1; i < parts.length && annotations.size() < FileLimits.MAX_STATEMENTS; i++) {
                if (!parts[i].isBlank()) {
                    annotations.add(String.format(Locale.ROOT, "At %.3f s: %s", time, FileFaults.excerpt(parts[i])));
                }
            }
            first = false;
            at = stop + 1;
        }
        return onset;
    }

    private double seconds(String stamp, int record) {
        String onset = stamp.split(String.valueOf((char) DURATION_BEGINS), 2)[0];
        try {
            double seconds = Double.parseDouble(onset);
            if (Double.isFinite(seconds)) {
                return seconds;
            }
        } catch (NumberFormatException notATime) {
            // said below
        }
        throw malformed(onset, record);
    }

    private FaultException malformed(String onset, int record) {
        return FileFaults.damaged(
                header.format(), "data record " + (record + 1), "an annotation at the time \"" + onset + "\"");
    }
}
