package org.einthoven.wfdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.einthoven.ecg.Samples;

/** One signal file: the samples of its signals, interleaved frame by frame. */
final class SignalFile {

    private final Path path;
    private final List<WfdbSignal> signals;
    private final byte[] bytes;
    private final int frameSize;

    private SignalFile(Path path, List<WfdbSignal> signals) throws IOException {
        this.path = path;
        this.signals = signals;
        this.frameSize = signals.stream().mapToInt(WfdbSignal::samplesPerFrame).sum();
        if (!Files.isRegularFile(path)) {
            throw new WfdbException(path, "the header names this signal file, but it is not there");
        }
        this.bytes = Files.readAllBytes(path);
        WfdbSignal first = signals.get(0);
        if (signals.stream().anyMatch(s -> s.format() != first.format() || s.byteOffset() != first.byteOffset())) {
            throw new WfdbException(path, "the header gives its signals different formats");
        }
        if (first.byteOffset() > bytes.length) {
            throw new WfdbException(path, "the samples begin at byte " + first.byteOffset() + " of " + bytes.length);
        }
    }

    /** All channels in the header's order. */
    static List<WfdbChannel> readAll(Path headerFile, WfdbHeader header) throws IOException {
        Map<String, SignalFile> files = new HashMap<>();
        for (WfdbSignal signal : header.signals()) {
            if (!files.containsKey(signal.file())) {
                files.put(
                        signal.file(),
                        new SignalFile(
                                headerFile.resolveSibling(signal.file()),
                                header.signals().stream()
                                        .filter(s -> s.file().equals(signal.file()))
                                        .toList()));
            }
        }
        List<WfdbChannel> channels = new ArrayList<>();
        for (WfdbSignal signal : header.signals()) {
            WfdbChannel channel = files.get(signal.file()).channel(signal, header.frames());
            if (!channels.isEmpty()
                    && channels.get(0).samples().length() != channel.samples().length()) {
                throw new WfdbException(headerFile, "its signal files are of different length");
            }
            channels.add(channel);
        }
        return channels;
    }

    private WfdbChannel channel(WfdbSignal signal, OptionalInt stated) throws WfdbException {
        long available = signal.format().samplesIn(bytes.length - signal.byteOffset()) / frameSize;
        long frames = stated.isPresent() ? stated.getAsInt() : available;
        if (frames > available) {
            throw new WfdbException(
                    path,
                    "truncated: the header announces " + frames + " samples a signal, " + available + " are there");
        }
        int perFrame = signal.samplesPerFrame();
        float[] values = new float[Math.toIntExact(frames * perFrame)];
        int place = place(signal);
        int sum = 0;
        for (int i = 0; i < values.length; i++) {
            int count = signal.format().at(bytes, signal.byteOffset(), i / perFrame * frameSize + place + i % perFrame);
            sum += count;
            values[i] = signal.format().isMissing(count)
                    ? Float.NaN
                    : (float) ((count - signal.baseline()) / signal.gain());
        }
        if (stated.isPresent()
                && signal.checksum().isPresent()
                && signal.checksum().getAsInt() != (sum & 0xffff)) {
            throw new WfdbException(
                    path,
                    "damaged: the samples of " + signal.description()
                            + " do not have the checksum that the header states");
        }
        return new WfdbChannel(signal.description(), signal.unit(), Samples.copyOf(values));
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
}
