package org.einthoven.wfdb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.einthoven.ecg.SampleRate;

/** One signal file: the samples of its signals, interleaved frame by frame. */
final class SignalFile {

    private final WfdbFiles files;
    private final String name;
    private final List<WfdbSignal> signals;
    private final byte[] bytes;
    private final int frameSize;
    private final long maxSamples;
    private final FlacChannels flac;

    private SignalFile(WfdbFiles files, String header, String name, List<WfdbSignal> signals, long maxSamples)
            throws IOException {
        this.files = files;
        this.name = name;
        this.signals = signals;
        this.maxSamples = maxSamples;
        this.frameSize = signals.stream().mapToInt(WfdbSignal::samplesPerFrame).sum();
        this.bytes = files.bytes(name)
                .orElseThrow(() -> new MissingFileException(
                        files, header, name, "the header names this signal file, but it is not there"));
        WfdbSignal first = signals.get(0);
        if (signals.stream().anyMatch(s -> s.format() != first.format() || s.byteOffset() != first.byteOffset())) {
            throw new WfdbException(files, name, "the header gives its signals different formats");
        }
        if (first.byteOffset() > bytes.length) {
            throw new WfdbException(
                    files, name, "the samples begin at byte " + first.byteOffset() + " of " + bytes.length);
        }
        this.flac = first.format().isFlac() ? unpacked() : FlacChannels.NONE;
    }

    private FlacChannels unpacked() throws WfdbException {
        WfdbSignal first = signals.get(0);
        if (signals.stream().anyMatch(signal -> signal.samplesPerFrame() != first.samplesPerFrame())) {
            throw new WfdbException(
                    files, name, "the signals of a FLAC file have different numbers of samples a frame");
        }
        try {
            FlacChannels channels = new FlacStream(bytes, first.byteOffset(), maxSamples).decode();
            if (channels.count() != signals.size()) {
                throw new WfdbException(files, name, channels.count() + " channels for " + signals.size() + " signals");
            }
            return channels;
        } catch (FlacException broken) {
            throw new WfdbException(files, name, broken.getMessage());
        }
    }

    /** All signals in the header's order; those of which nothing is stored are left out. */
    static List<RawSignal> readAll(WfdbFiles files, WfdbHeader header, long maxSamples) throws IOException {
        long perFrame =
                header.signals().stream().mapToLong(WfdbSignal::samplesPerFrame).sum();
        if (header.frames().isPresent() && header.frames().getAsInt() * perFrame > maxSamples) {
            throw WfdbException.tooLong(files, header.file(), header.frames().getAsInt() * perFrame, maxSamples);
        }
        Map<String, SignalFile> opened = new HashMap<>();
        List<RawSignal> read = new ArrayList<>();
        double seconds = -1;
        for (WfdbSignal signal : header.signals()) {
            if (!signal.isStored()) {
                continue;
            }
            SignalFile file = opened.get(signal.file());
            if (file == null) {
                List<WfdbSignal> together = header.signals().stream()
                        .filter(s -> s.isStored() && s.file().equals(signal.file()))
                        .toList();
                file = new SignalFile(files, header.file(), signal.file(), together, maxSamples);
                opened.put(signal.file(), file);
            }
            RawSignal raw = file.read(signal, header);
            double lasts = (double) raw.length() / signal.samplesPerFrame();
            if (seconds >= 0 && lasts != seconds) {
                throw new WfdbException(files, header.file(), "its signal files are of different length");
            }
            seconds = lasts;
            read.add(raw);
        }
        return read;
    }

    private RawSignal read(WfdbSignal signal, WfdbHeader header) throws WfdbException {
        OptionalInt stated = header.frames();
        long available = signal.format().isFlac()
                ? flac.length() / signal.samplesPerFrame()
                : signal.format().samplesIn(bytes.length - signal.byteOffset()) / frameSize;
        long frames = stated.isPresent() ? stated.getAsInt() : available;
        if (frames * signal.samplesPerFrame() > maxSamples) {
            throw WfdbException.tooLong(files, name, frames * signal.samplesPerFrame(), maxSamples);
        }
        if (frames > available) {
            throw new WfdbException(
                    files,
                    name,
                    "truncated: the header announces " + frames + " samples a signal, " + available + " are there");
        }
        int[] counts = counts(signal, Math.toIntExact(frames * signal.samplesPerFrame()));
        check(signal, counts, stated);
        for (int i = 0; i < counts.length; i++) {
            if (signal.format().isMissing(counts[i])) {
                counts[i] = RawSignal.MISSING;
            }
        }
        return new RawSignal(
                signal.description(),
                signal.unit(),
                new SampleRate(header.frameRate().hz() * signal.samplesPerFrame()),
                signal.gain(),
                signal.baseline(),
                aligned(counts, signal));
    }

    private int[] counts(WfdbSignal signal, int length) {
        if (signal.format().isFlac()) {
            return flac.samples(index(signal), length);
        }
        int[] counts = new int[length];
        int perFrame = signal.samplesPerFrame();
        int place = place(signal);
        int before = signal.initial();
        for (int i = 0; i < length; i++) {
            int index = i / perFrame * frameSize + place + i % perFrame;
            int count = signal.format().at(bytes, signal.byteOffset(), index);
            counts[i] = signal.format().isDifferences() ? before + count : count;
            before = counts[i];
        }
        return counts;
    }

    private void check(WfdbSignal signal, int[] counts, OptionalInt stated) throws WfdbException {
        int sum = Arrays.stream(counts).sum();
        if (stated.isPresent()
                && signal.checksum().isPresent()
                && signal.checksum().getAsInt() != (sum & 0xffff)) {
            throw new WfdbException(
                    files,
                    name,
                    "damaged: the samples of " + signal.description()
                            + " do not have the checksum that the header states");
        }
    }

    /** A signal that lags behind the others moves to where it belongs; what is behind its end was not recorded. */
    private static int[] aligned(int[] counts, WfdbSignal signal) {
        int shift = Math.min(counts.length, signal.skew() * signal.samplesPerFrame());
        if (shift == 0) {
            return counts;
        }
        int[] aligned = new int[counts.length];
        System.arraycopy(counts, shift, aligned, 0, counts.length - shift);
        Arrays.fill(aligned, counts.length - shift, counts.length, RawSignal.MISSING);
        return aligned;
    }

    /** Where in a frame the samples of {@code signal} begin. */
    private int place(WfdbSignal signal) {
        int place = 0;
        for (WfdbSignal other : signals) {
            if (other == signal) {
                return place;
            }
            place += other.samplesPerFrame();
        }
        throw new IllegalArgumentException("not a signal of this file: " + signal.description());
    }

    /** By identity: two signals may be described alike. */
    private int index(WfdbSignal signal) {
        int index = 0;
        while (signals.get(index) != signal) {
            index++;
        }
        return index;
    }
}
