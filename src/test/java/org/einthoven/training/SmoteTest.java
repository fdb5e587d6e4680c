package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.einthoven.ecg.BeatClass;
import org.einthoven.evaluation.RandomBeats;
import org.einthoven.evaluation.RandomBeats.LabelledBeat;
import org.einthoven.evaluation.RandomBeats.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmoteTest {

    @Test
    void rareClassesBecomeAsFrequentAsTheMostFrequentOne() {
        RandomBeats made = Smote.oversample(new RandomBeats(Part.TRAINING, beats()), 1);

        assertThat(made.beats().stream().collect(Collectors.groupingBy(LabelledBeat::beatClass, Collectors.counting())))
                .containsEntry(BeatClass.N, 40L)
                .containsEntry(BeatClass.V, 40L);
        assertThat(made.beats().stream().filter(beat -> !beat.record().equals(Smote.MADE)))
                .hasSize(44);
    }

    @Test
    void aMadeBeatLiesBetweenTwoOfItsClass() {
        List<LabelledBeat> made = Smote.oversample(new RandomBeats(Part.TRAINING, beats()), 1).beats().stream()
                .filter(beat -> beat.record().equals(Smote.MADE))
                .toList();

        // the ventricular beats stand at 100 to 103, the normal ones from 0 to 39
        assertThat(made).hasSize(36).allSatisfy(beat -> {
            assertThat(beat.beatClass()).isEqualTo(BeatClass.V);
            assertThat(beat.window()[0]).isBetween(100f, 103f).isEqualTo(beat.window()[1]);
        });
        assertThat(made).extracting(beat -> beat.window()[0]).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(value = Part.class, mode = EnumSource.Mode.EXCLUDE, names = "TRAINING")
    void nothingButBeatsToLearnFromIsOversampled(Part part) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Smote.oversample(new RandomBeats(part, beats()), 1))
                .withMessageContaining("after the split");
    }

    private static List<LabelledBeat> beats() {
        List<LabelledBeat> beats = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            beats.add(new LabelledBeat("a", i, new float[] {i, i}, BeatClass.N));
        }
        for (int i = 0; i < 4; i++) {
            beats.add(new LabelledBeat("b", i, new float[] {100 + i, 100 + i}, BeatClass.V));
        }
        return beats;
    }
}
