package org.einthoven.electrode;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What beats look like with the electrodes in their places, and how much better another arrangement must explain a beat to
 * be suspected. Learned from recordings, of which {@code electrodes.json} says which and how.
 *
 * @param card what it was learned from, by which command, and how it did
 * @param threshold log likelihood by which a swap must explain the beat better than none
 */
public record ElectrodeModel(Map<String, Object> card, double threshold, UsualShape withP, UsualShape withoutP) {

    private static final String RESOURCE = "/electrodes.json";

    private static final ElectrodeModel LEARNED = read();

    public static ElectrodeModel learned() {
        return LEARNED;
    }

    /**
     * A swap and how much better than none it explains a beat.
     *
     * @param gain in log likelihood
     * @param score log likelihood of the beat once the swap is undone
     */
    public record Suspicion(ElectrodeSwap swap, double gain, double score) {}

    /** The swap that explains the beat best, however little. */
    public Suspicion best(BeatShape beat) {
        UsualShape shape = shapeOf(beat);
        double asRecorded = shape.score(beat.vector());
        return Stream.of(ElectrodeSwap.values())
                .filter(ElectrodeSwap::isCorrectable)
                .map(swap -> {
                    double score = shape.score(beat.without(swap).vector());
                    return new Suspicion(swap, score - asRecorded, score);
                })
                .max((a, b) -> Double.compare(a.gain(), b.gain()))
                .orElseThrow();
    }

    /** The swap that is to be suspected; empty for most. A beat that is unlike all others in any arrangement accuses none. */
    Optional<Suspicion> suspect(BeatShape beat) {
        return Optional.of(best(beat))
                .filter(suspicion -> suspicion.gain() > threshold
                        && suspicion.score() >= shapeOf(beat).leastScore());
    }

    private UsualShape shapeOf(BeatShape beat) {
        return beat.hasP() ? withP : withoutP;
    }

    private static ElectrodeModel read() {
        try (InputStream in = ElectrodeModel.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return new ObjectMapper().readValue(in, ElectrodeModel.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
