package org.einthoven.wfdb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.einthoven.ecg.SampleRate;
import org.einthoven.wfdb.WfdbHeader.Segment;

/**
 * Joins the segments of a record by the names of their signals. What is not in a segment, and a segment that is none, leaves a
 * gap. Where segments count in different steps, the whole counts in millionths of the unit: a nanovolt for a lead.
 */
final class Segments {
    private static final double FINE = 1e6;

    /** @param frame at which the signal's piece begins in the record */
    private record Piece(RawSignal signal, long frame) {}

    private final WfdbFiles files;
    private final WfdbHeader header;
    private final long maxSamples;
    private final Map<String, List<Piece>> pieces = new LinkedHashMap<>();

    Segments(WfdbFiles files, WfdbHeader header, long maxSamples) {
        this.files = files;
        this.header = header;
        this.maxSamples = maxSamples;
    }

    List<RawSignal> joined() throws IOException {
        long frames = header.segments().stream().mapToLong(Segment::frames).sum();
        checkLength(frames);
        long at = 0;
        for (Segment segment : header.segments()) {
            if (segment.frames() > 0 && !segment.name().equals(WfdbHeader.NOTHING)) {
                read(segment, at);
            }
            at += segment.frames();
        }
        checkLength(frames * pieces.size());
        List<RawSignal> joined = new ArrayList<>();
        for (List<Piece> parts : pieces.values()) {
            joined.add(join(parts, frames));
        }
        return joined;
    }

    private void checkLength(long samples) throws WfdbException {
        if (samples > maxSamples) {
            throw WfdbException.tooLong(files, header.file(), samples, maxSamples);
        }
    }

    private void read(Segment segment, long frame) throws IOException {
        String name = segment.name() + ".hea";
        WfdbHeader part = WfdbHeader.read(files, name, header.file());
        if (!part.segments().isEmpty()) {
            throw new WfdbException(files, name, "a segment has segments of its own");
        }
        if (part.frames().isPresent() && part.frames().getAsInt() != segment.frames()) {
            throw new WfdbException(
                    files,
                    name,
                    "it has " + part.frames().getAsInt() + " samples where " + header.file() + " announces "
                            + segment.frames());
        }
        for (RawSignal signal : SignalFile.readAll(files, part, maxSamples)) {
            pieces.computeIfAbsent(signal.name(), lead -> new ArrayList<>()).add(new Piece(signal, frame));
        }
    }

    private RawSignal join(List<Piece> parts, long frames) throws WfdbException {
        RawSignal first = parts.get(0).signal();
        double perFrame = first.rate().hz() / header.frameRate().hz();
        boolean alike = parts.stream()
                .allMatch(part ->
                        part.signal().gain() == first.gain() && part.signal().baseline() == first.baseline());
        long length = Math.round(frames * perFrame);
        checkLength(length);
        int[] counts = new int[(int) length];
        Arrays.fill(counts, RawSignal.MISSING);
        for (Piece part : parts) {
            RawSignal signal = part.signal();
            if (!signal.rate().equals(first.rate()) || !signal.unit().equals(first.unit())) {
                throw new WfdbException(
                        files,
                        header.file(),
                        "signal " + signal.name() + " has another rate or unit in a later segment");
            }
            int to = (int) Math.round(part.frame() * perFrame);
            for (int i = 0; i < signal.length() && to + i < counts.length; i++) {
                counts[to + i] = alike ? signal.count(i) : fine(signal, i);
            }
        }
        return new RawSignal(
                first.name(),
                first.unit(),
                new SampleRate(first.rate().hz()),
                alike ? first.gain() : FINE,
                alike ? first.baseline() : 0,
                counts);
    }

    private static int fine(RawSignal signal, int index) {
        int count = signal.count(index);
        return count == RawSignal.MISSING
                ? count
                : (int) Math.round(Math.max(
                        -Integer.MAX_VALUE + 8.0,
                        Math.min(Integer.MAX_VALUE, (count - signal.baseline()) / signal.gain() * FINE)));
    }
}
