package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.einthoven.ecg.Samples;
import org.einthoven.signal.Noise;
import org.einthoven.signal.RecordedNoise;
import org.einthoven.wfdb.WfdbChannel;
import org.einthoven.wfdb.WfdbRecord;

/**
 * The noise of the MIT-BIH Noise Stress Test Database, half an hour of each kind: what lies in the first quarter of an hour
 * is only ever measured with, as the database's own test does, and what comes after is to learn from.
 */
public final class NoiseRecords {

    private static final double MEASURED_MS = 900_000;

    /** Shorter than this, what is left to learn from is always the same. */
    private static final double LEAST_MS = 60_000;

    /** The publisher's record of each kind, and what takes its place where that is not there. */
    private static final Map<Noise, List<String>> NAMES = Map.of(
            Noise.BASELINE_WANDER, List.of("bw"),
            Noise.MUSCLE, List.of("ma"),
            Noise.ELECTRODE_MOTION, List.of("em", "em_derived"));

    private NoiseRecords() {}

    /**
     * Channels of noise in mV to measure with. They are whole, since their power is that of the whole record; no more than
     * the first quarter of an hour may be used ({@link #requireMeasured}).
     *
     * @param set the folder of the database
     * @throws NoSuchFileException where the record is not there
     */
    static List<Samples> whole(Path set, Noise kind) throws IOException {
        WfdbRecord record = read(set, kind)
                .orElseThrow(() -> new NoSuchFileException(
                        set.resolve(names(kind).get(0) + ".hea").toString()));
        return part(record, 0, record.length());
    }

    /** Throws IllegalArgumentException where a measurement uses more of each record than is kept for it. */
    static void requireMeasured(double usedMs) {
        if (usedMs > MEASURED_MS) {
            throw new IllegalArgumentException("%.0f s of noise would be used, and %.0f s are not learned from"
                    .formatted(usedMs / 1000, MEASURED_MS / 1000));
        }
    }

    /**
     * What may be learned from, of each kind that has some: of a record no longer than what is measured with, nothing is left.
     *
     * @param set the folder of the database
     * @throws IllegalArgumentException where there is none
     */
    public static Map<Noise, RecordedNoise> learned(Path set) throws IOException {
        Map<Noise, RecordedNoise> learned = new EnumMap<>(Noise.class);
        for (Noise kind : NAMES.keySet()) {
            Optional<WfdbRecord> record = read(set, kind);
            if (record.isPresent()) {
                int from = (int) Math.ceil(record.get().rate().indexAt(MEASURED_MS));
                if (record.get().length() - from >= record.get().rate().indexAt(LEAST_MS)) {
                    List<Samples> channels =
                            part(record.get(), from, record.get().length());
                    learned.put(kind, new RecordedNoise(channels, record.get().rate()));
                }
            }
        }
        if (learned.isEmpty()) {
            throw new IllegalArgumentException("there is no noise to learn from in " + set
                    + "; the MIT-BIH Noise Stress Test Database is at https://physionet.org/content/nstdb/1.0.0/");
        }
        return learned;
    }

    private static List<String> names(Noise kind) {
        return NAMES.getOrDefault(kind, List.of());
    }

    private static Optional<WfdbRecord> read(Path set, Noise kind) throws IOException {
        for (String name : names(kind)) {
            if (Files.exists(set.resolve(name + ".hea"))) {
                return Optional.of(WfdbRecord.read(set.resolve(name)));
            }
        }
        return Optional.empty();
    }

    private static List<Samples> part(WfdbRecord record, int from, int to) {
        return record.channels().stream()
                .map(WfdbChannel::samples)
                .map(samples -> Samples.copyOf(Arrays.copyOfRange(samples.toArray(), from, to)))
                .toList();
    }
}
