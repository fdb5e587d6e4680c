package org.einthoven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Subject;
import org.einthoven.inference.ModelFiles;
import org.einthoven.reading.Reading;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.PlethGenerator;
import org.einthoven.synthesis.PlethRecipe;
import org.einthoven.synthesis.Rhythm;
import org.junit.jupiter.api.Test;

class ModelSetTest {

    @Test
    void readsEcgsAndPlethsWithTheProjectsOwnModels() {
        ModelSet set = ModelSet.open(own());

        assertThat(set.isComplete()).isTrue();
        Reading ecg = set.read(
                EcgGenerator.generate(EcgRecipe.of(Rhythm.SINUS, 72), Duration.ofSeconds(10), new SampleRate(500), 1)
                        .ecg(),
                Subject.UNKNOWN);
        assertThat(ecg).isInstanceOfSatisfying(Reading.Reported.class, reported -> {
            assertThat(reported.beats()).hasSizeBetween(10, 13);
            assertThat(reported.models()).isNotEmpty();
        });
        assertThat(set.read(pleth(), Subject.UNKNOWN))
                .isInstanceOfSatisfying(Reading.Reported.class, reported -> assertThat(reported.pulses())
                        .hasSizeBetween(9, 13));
        assertThat(set.broken()).isEmpty();
        set.release();
    }

    @Test
    void saysWhatIsMissingWithoutModels() {
        ModelSet set = ModelSet.open(Map.of());

        assertThat(set.isComplete()).isFalse();
        assertThat(set.missing()).containsExactly(ModelTask.values());
        assertThatIllegalStateException()
                .isThrownBy(() -> set.read(pleth(), Subject.UNKNOWN))
                .withMessageContaining("DELINEATION");
    }

    @Test
    void isNotCompleteWhileAModelIsThereButBroken() {
        Map<ModelTask, ModelFiles> files = own();
        files.put(ModelTask.BEAT, new ModelFiles("empty", Map.of()));
        ModelSet set = ModelSet.open(files);

        assertThat(set.missing()).containsExactly(ModelTask.BEAT);
        assertThat(set.problems().get(ModelTask.BEAT)).contains("empty/card.json is missing");
        assertThat(set.isComplete()).isFalse();
        set.release();
    }

    @Test
    void staysOpenForAReadingThatHasBegunAndForNoLaterOne() {
        ModelSet set = ModelSet.open(own());

        assertThat(set.acquire()).isTrue();
        set.release();
        assertThat(set.read(pleth(), Subject.UNKNOWN)).isInstanceOf(Reading.Reported.class);
        set.release();
        assertThat(set.acquire()).isFalse();
    }

    private static Map<ModelTask, ModelFiles> own() {
        Map<ModelTask, ModelFiles> files = new EnumMap<>(ModelTask.class);
        for (ModelTask task : ModelTask.values()) {
            files.put(task, new ModelFiles(task.id(), Versions.own(task)));
        }
        return files;
    }

    private static Pleth pleth() {
        return PlethGenerator.generate(PlethRecipe.of(72), Duration.ofSeconds(10), new SampleRate(100), 1)
                .pleth();
    }
}
