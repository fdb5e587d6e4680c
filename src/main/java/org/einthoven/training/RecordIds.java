package org.einthoven.training;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.ecg.Samples;
import org.einthoven.inference.OnnxModel;
import org.einthoven.signal.Noise;
import org.einthoven.signal.RecordedNoise;

/**
 * Which records are learned from, and what is mixed into them, whatever order they come in: two trainings of the same recipe
 * differ by them.
 */
final class RecordIds {

    /** Enough that no two collections of records have the same by chance. */
    private static final int DIGITS = 16;

    private final TreeSet<String> ids = new TreeSet<>();

    /** What is mixed into the records, by its samples. */
    private final TreeSet<String> mixedIn = new TreeSet<>();

    /** @param set the name of the set, since ids are the set's own */
    void add(String set, String id) {
        ids.add(set + "/" + id);
    }

    static RecordIds of(String set, Iterable<String> ids) {
        RecordIds all = new RecordIds();
        ids.forEach(id -> all.add(set, id));
        return all;
    }

    void addAll(RecordIds others) {
        ids.addAll(others.ids);
        mixedIn.addAll(others.mixedIn);
    }

    /** The samples themselves count: a kind of noise comes from whichever of its records is there. */
    RecordIds with(Noise kind, RecordedNoise recorded) {
        int values = recorded.channels().stream().mapToInt(Samples::length).sum();
        ByteBuffer samples = ByteBuffer.allocate(Double.BYTES + values * Float.BYTES);
        samples.putDouble(recorded.rate().hz());
        for (Samples channel : recorded.channels()) {
            for (float value : channel.toArray()) {
                samples.putFloat(value);
            }
        }
        mixedIn.add(kind + " " + OnnxModel.sha256(samples.array()));
        return this;
    }

    RecordIds withGenerated(int count) {
        if (count > 0) {
            mixedIn.add(count + " generated");
        }
        return this;
    }

    /** How many records they are, and a digest of their names and of what is mixed in. */
    String digest() {
        String all = Stream.concat(ids.stream(), mixedIn.stream()).collect(Collectors.joining("\n"));
        return ids.size() + " records "
                + OnnxModel.sha256(all.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }
}
