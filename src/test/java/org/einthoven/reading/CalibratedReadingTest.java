package org.einthoven.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Subject;
import org.einthoven.inference.Temperature;
import org.einthoven.rhythm.ToldRhythm;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.GeneratedEcg;
import org.einthoven.synthesis.Rhythm;
import org.junit.jupiter.api.Test;

/** What a reading says is a probability, and what models read of each other is what they learned from. */
class CalibratedReadingTest {

    private final GeneratedEcg made = Recordings.of(EcgRecipe.of(Rhythm.VENTRICULAR_BIGEMINY, 72), 10);
    private final List<Beat> heard = new ArrayList<>();
    private final EcgReader reader = new EcgReader(new Unsure(new TruthModels(made), heard));
    private final Reading.Reported read = (Reading.Reported) reader.read(made.ecg(), Subject.UNKNOWN);

    @Test
    void beatsAndTheirFindingComeWithProbabilities() {
        // odds of 3 to 1, squared by a temperature of a half
        assertThat(read.beats()).isNotEmpty().allSatisfy(beat -> assertThat(
                        beat.scores().get(beat.beatClass()))
                .isCloseTo(0.9, within(1e-9)));
        Finding ectopy = read.findings().stream()
                .filter(finding -> finding.code() == FindingCode.VENTRICULAR_ECTOPY)
                .findFirst()
                .orElseThrow();
        assertThat(ectopy.score()).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void theRhythmModelReadsScoresAsTheyCameAlsoAfterAnEdit() {
        assertThat(heard).isNotEmpty().allSatisfy(beat -> assertThat(beat.scores())
                .containsValue(0.75));
        heard.clear();

        Reading.Reported edited = reader.edited(
                made.ecg(),
                Subject.UNKNOWN,
                read,
                List.of(new Edit.BeatReclassified(read.beats().get(0).timeMs(), BeatClass.S)));

        assertThat(heard).isNotEmpty().allSatisfy(beat -> assertThat(beat.scores())
                .containsValue(0.75));
        assertThat(edited.beats().get(1)).isEqualTo(read.beats().get(1));
    }

    /** Sees what others see, three to one, and remembers of which beats the rhythm was to be told. */
    private static final class Unsure extends AsOthersSee {
        private final List<Beat> heard;

        Unsure(EcgModels others, List<Beat> heard) {
            super(others);
            this.heard = heard;
        }

        @Override
        public Temperature temperatureOfBeats() {
            return new Temperature(0.5);
        }

        @Override
        public List<Beat> classify(Ecg ecg, double[] rPeaksMs) {
            return super.classify(ecg, rPeaksMs).stream()
                    .map(beat -> new Beat(
                            beat.timeMs(), beat.beatClass(), Map.of(beat.beatClass(), 0.75, BeatClass.Q, 0.25)))
                    .toList();
        }

        @Override
        public Optional<ToldRhythm> rhythm(Ecg ecg, List<Beat> beats, Delineation delineation) {
            heard.addAll(beats);
            return Optional.empty();
        }
    }
}
