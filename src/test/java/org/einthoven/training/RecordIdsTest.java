package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.signal.Noise;
import org.einthoven.signal.RecordedNoise;
import org.junit.jupiter.api.Test;

/** A training goes on from a checkpoint only where this digest is the same ({@link TrainingLoop}). */
class RecordIdsTest {

    private static final List<String> IDS = List.of("1", "2");
    private static final RecordedNoise MUSCLE = noise(360, 0.5f, -0.25f, 1);

    @Test
    void withoutAnythingMixedInItIsThatOfTheRecords() {
        assertThat(digest(0, Map.of())).isEqualTo(RecordIds.of("ludb", IDS).digest());
    }

    @Test
    void otherNoiseOrAnotherNumberOfGeneratedRecordingsIsOtherData() {
        String mixed = digest(300, Map.of(Noise.MUSCLE, MUSCLE));

        assertThat(digest(300, Map.of(Noise.MUSCLE, noise(360, 0.5f, -0.25f, 1))))
                .as("the same again")
                .isEqualTo(mixed);
        assertThat(List.of(
                        digest(301, Map.of(Noise.MUSCLE, MUSCLE)),
                        digest(300, Map.of()),
                        digest(300, Map.of(Noise.ELECTRODE_MOTION, MUSCLE)),
                        digest(300, Map.of(Noise.MUSCLE, MUSCLE, Noise.BASELINE_WANDER, MUSCLE)),
                        digest(300, Map.of(Noise.MUSCLE, noise(360, 0.5f, -0.25f, 1.125f))),
                        digest(300, Map.of(Noise.MUSCLE, noise(250, 0.5f, -0.25f, 1)))))
                .doesNotContain(mixed)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsMixedInComesAlongWithTheRecords() {
        RecordIds all = new RecordIds();
        all.addAll(DelineationTraining.learnedFrom(IDS, 300, Map.of()));

        assertThat(all.digest()).isEqualTo(digest(300, Map.of()));
    }

    private static String digest(int generated, Map<Noise, RecordedNoise> noise) {
        return DelineationTraining.learnedFrom(IDS, generated, noise).digest();
    }

    private static RecordedNoise noise(double hz, float... samples) {
        return new RecordedNoise(List.of(Samples.copyOf(samples)), new SampleRate(hz));
    }
}
