package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.einthoven.ecg.BeatClass;

/**
 * Beats shared out by chance, whoever's they are, as the field's introductions do: seven tenths to learn from, one to stop
 * by, two to measure on. A patient's beats are alike and stand on every side, so that figures of such a split flatter.
 */
public record RandomBeats(Part part, List<LabelledBeat> beats) {

    /** A side of the split; {@code ALL} before it. */
    public enum Part {
        ALL,
        TRAINING,
        VALIDATION,
        MEASURED
    }

    /**
     * A beat, and whose it is.
     *
     * @param window what a model reads of it
     */
    public record LabelledBeat(String record, int number, float[] window, BeatClass beatClass) {}

    /** On the card of what learned from one side: its patients are on the others too. */
    public static final String OF_EVERYBODY = "seven tenths of the beats drawn at random: patients on both sides";

    private static final int TENTHS = 10;
    private static final int MEASURED_TENTHS = 2;

    public RandomBeats {
        beats = List.copyOf(beats);
    }

    /**
     * All beats of those of the records that are there, at their annotated places.
     *
     * @param cut what is read of each
     * @throws NoSuchFileException where none is there
     */
    public static RandomBeats read(Path set, List<String> ids, BeatCut cut) throws IOException {
        List<LabelledBeat> beats = new ArrayList<>();
        for (String id : ids) {
            try {
                BeatRecord record = BeatRecord.read(set, id);
                List<float[]> windows = cut.cut(record.ecg(), Ec57.times(record.beats()));
                for (int b = 0; b < windows.size(); b++) {
                    beats.add(new LabelledBeat(
                            id, b, windows.get(b), record.beats().get(b).beatClass()));
                }
            } catch (NoSuchFileException e) {
                System.err.println("not there: " + id + " of " + set.getFileName());
            }
        }
        if (beats.isEmpty()) {
            throw new NoSuchFileException(set.toString(), null, "none of " + ids.size() + " records");
        }
        return new RandomBeats(Part.ALL, beats);
    }

    /** One side of the split, which a hash of record and beat decides: the same on every machine. */
    public RandomBeats side(Part wanted) {
        if (part != Part.ALL) {
            throw new IllegalStateException("these beats were shared out already");
        }
        return new RandomBeats(
                wanted, beats.stream().filter(beat -> partOf(beat) == wanted).toList());
    }

    private static Part partOf(LabelledBeat beat) {
        CRC32 hash = new CRC32();
        hash.update((beat.record + " " + beat.number).getBytes(StandardCharsets.US_ASCII));
        long tenth = hash.getValue() % TENTHS;
        return tenth < MEASURED_TENTHS ? Part.MEASURED : tenth == MEASURED_TENTHS ? Part.VALIDATION : Part.TRAINING;
    }
}
