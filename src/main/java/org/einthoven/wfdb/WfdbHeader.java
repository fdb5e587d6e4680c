package org.einthoven.wfdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
 * @param file the name of the header file
 * @param frames samples per signal, where the header states it
 * @param segments the records that one of several segments is made of, one after the other; empty for any other
 * @param time of day at which it begins, and {@code date}, as the header writes them; empty where it does not
 * @param comments the lines that begin with {@code #}, without it
 */
record WfdbHeader(
        String file,
        SampleRate frameRate,
        OptionalInt frames,
        List<WfdbSignal> signals,
        List<Segment> segments,
        String time,
        String date,
        List<String> comments) {

    /** The name of a segment that was not recorded, and of a signal file that is not there because of it. */
    static final String NOTHING = "~";

    /** @param frames 0 for a header that only describes the signals of the segments behind it */
    record Segment(String name, int frames) {}

    /** More signals than any multi-channel ECG or polysomnogram has; bounds what a wrong header can ask for. */
    private static final int MAX_SIGNALS = 256;

    private static final int MAX_SEGMENTS = 10_000;

    /** More samples a frame, or of skew, than any device writes. */
    private static final int MOST = 1_000_000;

    private static final double DEFAULT_RATE_HZ = 250;
    private static final double DEFAULT_GAIN = 200;

    private static final Pattern RECORD =
            Pattern.compile("(?<name>\\S+?)(?:/(?<segments>\\d+))?\\s+(?<signals>\\d+)(?:\\s+(?<rate>[0-9.eE+-]++)\\S*+"
                    + "(?:\\s+(?<length>\\d+)(?:\\s+(?<time>\\S+)(?:\\s+(?<date>\\S+).*)?)?)?)?");
    private static final Pattern SEGMENT = Pattern.compile("(?<name>\\S+)\\s+(?<length>\\d+)");
    private static final Pattern SIGNAL = Pattern.compile("(?<file>\\S+)\\s+(?<format>\\d+)(?:x(?<perFrame>\\d+))?"
            + "(?::(?<skew>\\d+))?(?:\\+(?<offset>\\d+))?"
            + "(?:\\s+(?<gain>[-+0-9.eE]+)(?:\\((?<baseline>-?\\d+)\\))?(?:/(?<unit>\\S+))?"
            + "(?:\\s+(?<resolution>\\d+)(?:\\s+(?<zero>-?\\d+)(?:\\s+(?<initial>-?\\d+)(?:\\s+(?<checksum>-?\\d+)"
            + "(?:\\s+(?<block>\\d+)(?:\\s+(?<description>.*))?)?)?)?)?)?)?\\s*");

    WfdbHeader {
        signals = List.copyOf(signals);
        comments = List.copyOf(comments);
        segments = List.copyOf(segments);
    }

    static WfdbHeader read(WfdbFiles files, String name, String namedBy) throws IOException {
        byte[] bytes = files.bytes(name)
                .orElseThrow(() -> new MissingFileException(files, namedBy, name, "there is no such record"));
        return parse(files, name, bytes);
    }

    static WfdbHeader parse(WfdbFiles files, String file, byte[] bytes) throws WfdbException {
        List<String> lines = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        for (String line : text(bytes).split("\\R")) {
            if (line.startsWith("#")) {
                comments.add(line.substring(1).strip());
            } else if (!line.isBlank()) {
                lines.add(line.strip());
            }
        }
        if (lines.isEmpty()) {
            throw new WfdbException(files, file, "the header is empty");
        }
        Matcher record = RECORD.matcher(lines.get(0));
        if (!record.matches()) {
            throw new WfdbException(files, file, "the record line cannot be read: " + lines.get(0));
        }
        boolean segmented = record.group("segments") != null;
        int signalCount = integer(files, file, record.group("signals"));
        int count = segmented ? integer(files, file, record.group("segments")) : signalCount;
        if (count > (segmented ? MAX_SEGMENTS : MAX_SIGNALS) || lines.size() != count + 1) {
            throw new WfdbException(
                    files,
                    file,
                    "the record line announces " + count + (segmented ? " segments" : " signals") + ", but "
                            + (lines.size() - 1) + " are described");
        }
        List<WfdbSignal> signals = new ArrayList<>();
        List<Segment> segments = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            if (segmented) {
                segments.add(segment(files, file, line));
            } else {
                signals.add(signal(files, file, line));
            }
        }
        double hz = record.group("rate") == null ? DEFAULT_RATE_HZ : number(files, file, record.group("rate"));
        if (!(hz > 0) || Double.isInfinite(hz)) {
            throw new WfdbException(files, file, "the sample rate is " + hz + " Hz");
        }
        String length = record.group("length");
        return new WfdbHeader(
                file,
                new SampleRate(hz),
                length == null || length.equals("0")
                        ? OptionalInt.empty()
                        : OptionalInt.of(integer(files, file, length)),
                signals,
                segments,
                orElse(record.group("time"), ""),
                orElse(record.group("date"), ""),
                comments);
    }

    /** In UTF-8, and what is none in Latin 1. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static Segment segment(WfdbFiles files, String header, String line) throws WfdbException {
        Matcher segment = SEGMENT.matcher(line);
        if (!segment.matches()
                || segment.group("name").contains("/")
                || segment.group("name").contains("\\")) {
            throw new WfdbException(files, header, "the segment line cannot be read: " + line);
        }
        return new Segment(segment.group("name"), integer(files, header, segment.group("length")));
    }

    private static WfdbSignal signal(WfdbFiles files, String header, String line) throws WfdbException {
        Matcher field = SIGNAL.matcher(line);
        if (!field.matches()) {
            throw new WfdbException(files, header, "the signal line cannot be read: " + line);
        }
        String file = field.group("file");
        if (file.contains("/") || file.contains("\\") || file.equals("..")) {
            throw new WfdbException(files, header, "the signal file " + file + " is not beside its header");
        }
        int number = integer(files, header, field.group("format"));
        SignalFormat format = SignalFormat.of(number)
                .orElseThrow(() -> new WfdbException(
                        files,
                        header,
                        "signal format " + number + " is not supported; " + SignalFormat.supported() + " are"));
        int skew = integer(files, header, orElse(field.group("skew"), "0"));
        int perFrame = Math.max(1, integer(files, header, orElse(field.group("perFrame"), "1")));
        if (skew > MOST || perFrame > MOST) {
            throw new WfdbException(files, header, "the signal line cannot be meant: " + line);
        }
        int zero = integer(files, header, orElse(field.group("zero"), "0"));
        String baseline = field.group("baseline");
        String checksum = field.group("checksum");
        return new WfdbSignal(
                file,
                format,
                perFrame,
                skew,
                integer(files, header, orElse(field.group("offset"), "0")),
                integer(files, header, orElse(field.group("initial"), orElse(field.group("zero"), "0"))),
                gain(files, header, orElse(field.group("gain"), "0")),
                baseline == null ? zero : integer(files, header, baseline),
                orElse(field.group("unit"), "mV"),
                // some writers leave the checksum at 0 without having computed it (CinC 2017 does)
                checksum == null || checksum.equals("0")
                        ? OptionalInt.empty()
                        : OptionalInt.of(integer(files, header, checksum) & 0xffff),
                orElse(field.group("description"), "").strip());
    }

    /** One by which some count would be nothing or endless, in float32 as samples are kept, is none. */
    private static double gain(WfdbFiles files, String header, String text) throws WfdbException {
        double gain = number(files, header, text);
        if ((float) (1 / gain) == 0 || gain != 0 && Float.isInfinite((float) (Integer.MAX_VALUE / gain))) {
            throw new WfdbException(files, header, "a gain of " + text + " counts a unit cannot be meant");
        }
        return gain == 0 ? DEFAULT_GAIN : gain;
    }

    private static String orElse(@Nullable String text, String absent) {
        return text == null ? absent : text;
    }

    private static int integer(WfdbFiles files, String file, String text) throws WfdbException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new WfdbException(files, file, "the number " + text + " is out of range");
        }
    }

    private static double number(WfdbFiles files, String file, String text) throws WfdbException {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new WfdbException(files, file, text + " is not a number");
        }
    }
}
