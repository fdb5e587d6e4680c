package org.einthoven.wfdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.ecg.SampleRate;
import org.jspecify.annotations.Nullable;

/**
 * A record's header file (WFDB Applications Guide, {@code header(5)}).
 *
 * @param frames samples per signal, where the header states it
 * @param comments the lines that begin with {@code #}, without it
 */
record WfdbHeader(
        String name, SampleRate frameRate, OptionalInt frames, List<WfdbSignal> signals, List<String> comments) {

    /** More signals than any multi-channel ECG or polysomnogram has; bounds what a wrong header can ask for. */
    private static final int MAX_SIGNALS = 256;

    private static final double DEFAULT_RATE_HZ = 250;
    private static final double DEFAULT_GAIN = 200;

    private static final Pattern RECORD =
            Pattern.compile("(?<name>\\S+?)(?<segments>/\\d+)?\\s+(?<signals>\\d+)(?:\\s+(?<rate>[0-9.eE+]+)\\S*"
                    + "(?:\\s+(?<length>\\d+)(?:\\s.*)?)?)?");
    private static final Pattern SIGNAL = Pattern.compile("(?<file>\\S+)\\s+(?<format>\\d+)(?:x(?<perFrame>\\d+))?"
            + "(?::(?<skew>\\d+))?(?:\\+(?<offset>\\d+))?"
            + "(?:\\s+(?<gain>[-+0-9.eE]+)(?:\\((?<baseline>-?\\d+)\\))?(?:/(?<unit>\\S+))?"
            + "(?:\\s+(?<resolution>\\d+)(?:\\s+(?<zero>-?\\d+)(?:\\s+(?<initial>-?\\d+)(?:\\s+(?<checksum>-?\\d+)"
            + "(?:\\s+(?<block>\\d+)(?:\\s+(?<description>.*))?)?)?)?)?)?)?\\s*");

    WfdbHeader {
        signals = List.copyOf(signals);
        comments = List.copyOf(comments);
    }

    static WfdbHeader read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such record");
        }
        List<String> lines = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).split("\\R")) {
            if (line.startsWith("#")) {
                comments.add(line.substring(1).strip());
            } else if (!line.isBlank()) {
                lines.add(line.strip());
            }
        }
        if (lines.isEmpty()) {
            throw new WfdbException(file, "the header is empty");
        }
        Matcher record = RECORD.matcher(lines.get(0));
        if (!record.matches()) {
            throw new WfdbException(file, "the record line cannot be read: " + lines.get(0));
        }
        if (record.group("segments") != null) {
            throw new WfdbException(file, "multi-segment records are not supported; read its segments one by one");
        }
        int count = integer(file, record.group("signals"));
        if (count > MAX_SIGNALS || lines.size() != count + 1) {
            throw new WfdbException(
                    file,
                    "the record line announces " + count + " signals, but " + (lines.size() - 1) + " are described");
        }
        List<WfdbSignal> signals = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            signals.add(signal(file, line));
        }
        double hz = record.group("rate") == null ? DEFAULT_RATE_HZ : number(file, record.group("rate"));
        if (!(hz > 0) || Double.isInfinite(hz)) {
            throw new WfdbException(file, "the sample rate is " + hz + " Hz");
        }
        String length = record.group("length");
        return new WfdbHeader(
                record.group("name"),
                new SampleRate(hz),
                length == null || length.equals("0") ? OptionalInt.empty() : OptionalInt.of(integer(file, length)),
                signals,
                comments);
    }

    private static WfdbSignal signal(Path header, String line) throws WfdbException {
        Matcher field = SIGNAL.matcher(line);
        if (!field.matches()) {
            throw new WfdbException(header, "the signal line cannot be read: " + line);
        }
        String file = field.group("file");
        if (file.contains("/") || file.contains("\\") || file.equals("..") || file.equals("~")) {
            throw new WfdbException(header, "the signal file " + file + " is not beside its header");
        }
        int number = integer(header, field.group("format"));
        SignalFormat format = SignalFormat.of(number)
                .orElseThrow(() -> new WfdbException(
                        header, "signal format " + number + " is not supported; " + SignalFormat.supported() + " are"));
        if (!orElse(field.group("skew"), "0").equals("0")) {
            throw new WfdbException(header, "signals that are skewed against each other are not supported: " + line);
        }
        double gain = number(header, orElse(field.group("gain"), "0"));
        int zero = integer(header, orElse(field.group("zero"), "0"));
        String baseline = field.group("baseline");
        String checksum = field.group("checksum");
        return new WfdbSignal(
                file,
                format,
                Math.max(1, integer(header, orElse(field.group("perFrame"), "1"))),
                integer(header, orElse(field.group("offset"), "0")),
                gain == 0 ? DEFAULT_GAIN : gain,
                baseline == null ? zero : integer(header, baseline),
                orElse(field.group("unit"), "mV"),
                // some writers leave the checksum at 0 without having computed it (CinC 2017 does)
                checksum == null || checksum.equals("0")
                        ? OptionalInt.empty()
                        : OptionalInt.of(integer(header, checksum) & 0xffff),
                orElse(field.group("description"), "").strip());
    }

    private static String orElse(@Nullable String text, String absent) {
        return text == null ? absent : text;
    }

    private static int integer(Path file, String text) throws WfdbException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new WfdbException(file, "the number " + text + " is out of range");
        }
    }

    private static double number(Path file, String text) throws WfdbException {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new WfdbException(file, text + " is not a number");
        }
    }
}
