package org.einthoven.reading;

import java.util.List;
import java.util.Map;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.diagnosis.Finding;
import org.einthoven.explain.Explanation;
import org.einthoven.inference.ModelRef;
import org.einthoven.measure.Measurements;
import org.einthoven.ppg.Pulse;
import org.einthoven.rhythm.RhythmStretch;
import org.einthoven.statement.LearnedStatement;

/** What the pipeline has to say of a recording. Silence is never an empty {@link Reported}: it has its own case. */
public sealed interface Reading {

    Quality quality();

    /** Every model that took part. */
    List<ModelRef> models();

    /**
     * The recording was read. A pleth has pulses and no delineation, beats or statements; an ECG the other way round.
     *
     * @param stretches the rhythm half minute by half minute, of a short recording at once; none where no model told it
     * @param statements every statement that the learned classifier knows, made or not; none where it did not read
     */
    record Reported(
            Quality quality,
            Delineation delineation,
            List<Beat> beats,
            List<RhythmStretch> stretches,
            List<Pulse> pulses,
            Measurements measurements,
            List<Finding> findings,
            List<LearnedStatement> statements,
            List<Explanation> explanations,
            List<ModelRef> models)
            implements Reading {

        public Reported {
            beats = List.copyOf(beats);
            stretches = List.copyOf(stretches);
            pulses = List.copyOf(pulses);
            findings = List.copyOf(findings);
            statements = List.copyOf(statements);
            explanations = List.copyOf(explanations);
            models = List.copyOf(models);
        }
    }

    /** The recording does not support a reading; {@code detail} tells the sender in one sentence why. */
    record Abstained(AbstentionReason reason, String detail, Quality quality, List<ModelRef> models)
            implements Reading {

        public Abstained {
            models = List.copyOf(models);
        }
    }

    /** The reading could not be made although it was tried; {@code detail} says why, without internals. */
    record Rejected(String detail) implements Reading {

        @Override
        public Quality quality() {
            return new Quality(0, Map.of());
        }

        @Override
        public List<ModelRef> models() {
            return List.of();
        }
    }
}
