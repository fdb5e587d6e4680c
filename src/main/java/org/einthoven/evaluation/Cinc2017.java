package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.einthoven.ecg.Ecg;
import org.einthoven.rhythm.RhythmClass;
import org.einthoven.wfdb.WfdbRecord;

/** PhysioNet/CinC 2017's recordings and their labels in the third version (Clifford et al. 2017). */
public final class Cinc2017 {

    private static final String LABELS = "REFERENCE-v3.csv";

    private final Path set;
    private final Map<String, RhythmClass> labels;

    private Cinc2017(Path set, Map<String, RhythmClass> labels) {
        this.set = set;
        this.labels = labels;
    }

    /**
     * @param set the folder with {@code REFERENCE-v3.csv} and the records
     * @throws IOException where the labels are missing, empty or not to be understood
     */
    public static Cinc2017 read(Path set) throws IOException {
        Path file = set.resolve(LABELS);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        Map<String, RhythmClass> labels = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int line = 0; line < lines.size(); line++) {
            String text = lines.get(line).strip();
            if (!text.isEmpty()) {
                String[] parts = text.split(",");
                if (parts.length != 2) {
                    throw new IOException(
                            file + ", line " + (line + 1) + ": wants an id and a label, not \"" + text + "\"");
                }
                labels.put(parts[0], label(file, parts[0], parts[1]));
            }
        }
        if (labels.isEmpty()) {
            throw new IOException(file + " is empty" + PublicSet.whereToGet(file));
        }
        return new Cinc2017(set, labels);
    }

    private static RhythmClass label(Path file, String id, String label) throws IOException {
        return switch (label) {
            case "N" -> RhythmClass.N;
            case "A" -> RhythmClass.A;
            case "O" -> RhythmClass.O;
            case "~" -> RhythmClass.NOISE;
            default ->
                throw new IOException(
                        file + ": record " + id + " has the label \"" + label + "\"; known are N, A, O and ~");
        };
    }

    /**
     * What the recording shows.
     *
     * @throws NoSuchFileException for an id without a label, as for one without a recording
     */
    public RhythmClass label(String id) throws NoSuchFileException {
        RhythmClass label = labels.get(id);
        if (label == null) {
            throw new NoSuchFileException(id, null, "has no label in " + set.resolve(LABELS));
        }
        return label;
    }

    /** Whether the recording has this label; false where it has none. */
    boolean isLabelled(String id, RhythmClass label) {
        return labels.get(id) == label;
    }

    /** The recording, one lead; throws NoSuchFileException where it is not there. */
    public Ecg ecg(String id) throws IOException {
        return WfdbRecord.read(base(id)).requireEcg();
    }

    /** Beside the labels, or where the publisher's server and the challenge's own zip have it. */
    private Path base(String id) {
        Path beside = set.resolve(id);
        return Stream.of(
                        beside,
                        set.resolve("training").resolve(id.substring(0, 3)).resolve(id),
                        set.resolve("training2017").resolve(id))
                .filter(base -> Files.exists(base.resolveSibling(id + ".hea")))
                .findFirst()
                .orElse(beside);
    }
}
