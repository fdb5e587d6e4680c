package org.einthoven.wfdb;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A record as it was recorded: signals at the rates that each of them has, put together from its segments where it has such.
 *
 * @param time of day at which it begins, and {@code date}, as the header writes them; empty where it does not
 * @param signals at least one
 */
public record RawRecord(String time, String date, List<RawSignal> signals, List<String> comments) {
    public RawRecord {
        signals = List.copyOf(signals);
        comments = List.copyOf(comments);
    }

    /** Whether {@code head}, the begin of a file or all of it, is that of a header. */
    public static boolean isHeader(byte[] head) {
        try {
            WfdbHeader header = WfdbHeader.parse(new NoFiles(), "", head);
            return !header.signals().isEmpty() || !header.segments().isEmpty();
        } catch (WfdbException none) {
            return false;
        }
    }

    /** The files that a header names, signal files and the headers of segments; none of what is no header. */
    public static Set<String> parts(byte[] header) {
        Set<String> parts = new LinkedHashSet<>();
        try {
            WfdbHeader parsed = WfdbHeader.parse(new NoFiles(), "", header);
            parsed.signals().stream()
                    .filter(WfdbSignal::isStored)
                    .map(WfdbSignal::file)
                    .forEach(parts::add);
            parsed.segments().forEach(segment -> parts.add(segment.name() + ".hea"));
        } catch (WfdbException none) {
            // then it names none
        }
        return parts;
    }

    /**
     * Reads the record {@code name}.
     *
     * @param maxSamples of all signals together; a record of more is refused before it is read
     * @throws MissingFileException for a file that is named and not there
     * @throws WfdbException if files cannot be read or contradict each other
     */
    public static RawRecord read(WfdbFiles files, String name, long maxSamples) throws IOException {
        WfdbHeader header = WfdbHeader.read(files, name + ".hea", name);
        List<RawSignal> signals = header.segments().isEmpty()
                ? SignalFile.readAll(files, header, maxSamples)
                : new Segments(files, header, maxSamples).joined();
        if (signals.isEmpty()) {
            throw new WfdbException(files, name + ".hea", "the record has no signals");
        }
        return new RawRecord(header.time(), header.date(), signals, header.comments());
    }

    /** The annotations of one file. */
    public List<WfdbAnnotation> annotations(WfdbFiles files, String name) throws IOException {
        RawSignal first = signals.get(0);
        return AnnotationFile.read(files, name, first.rate(), first.length());
    }

    /** For headers that are only looked at. */
    private record NoFiles() implements WfdbFiles {
        @Override
        public Optional<byte[]> bytes(String name) {
            return Optional.empty();
        }

        @Override
        public String place() {
            return "memory";
        }
    }
}
