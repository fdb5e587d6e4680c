package org.einthoven.refresh;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A frozen set of reviewed recordings.
 *
 * @param version of the name, from 1 on
 * @param accepted whether what was merely accepted counts as truth
 * @param recordings that it was made of
 * @param left of those, how many are still there: erased ones are not
 * @param ofTest left out since their patients only test models
 * @param ofPublicTest left out since they call themselves test records of a published set
 * @param withoutTruth left out since nothing of them says more than the machine did
 * @param digest SHA-256 over the members as they were when it was made
 */
public record TrainingSet(
        UUID id,
        String name,
        int version,
        Instant madeAt,
        String madeBy,
        boolean accepted,
        int recordings,
        int people,
        int left,
        int ofTest,
        int ofPublicTest,
        int withoutTruth,
        String digest) {

    public String title() {
        return name + " " + version;
    }

    /** How many labels of a kind came about in one way. */
    public record Count(Kind kind, String label, LabelSource source, long count) {}

    /** Of what a label speaks. */
    public enum Kind {
        BEAT,
        WAVE,
        PRESENT,
        ABSENT
    }

    /** A set with its counts, as it was made. */
    public record Counted(TrainingSet set, List<Count> counts) {
        public Counted {
            counts = List.copyOf(counts);
        }
    }
}
