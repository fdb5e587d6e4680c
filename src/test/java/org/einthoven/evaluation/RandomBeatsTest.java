package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.einthoven.beat.BeatFrames;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.evaluation.RandomBeats.LabelledBeat;
import org.einthoven.evaluation.RandomBeats.Part;
import org.einthoven.inference.ModelCard;
import org.einthoven.statistics.Interval;
import org.junit.jupiter.api.Test;

class RandomBeatsTest {

    @Test
    void eachBeatIsOnOneSideAndEachSideHasItsShare() {
        RandomBeats all = new RandomBeats(Part.ALL, beats(10_000));
        List<LabelledBeat> training = all.side(Part.TRAINING).beats();
        List<LabelledBeat> laidAside = all.side(Part.VALIDATION).beats();
        List<LabelledBeat> measured = all.side(Part.MEASURED).beats();

        List<LabelledBeat> together = new ArrayList<>(training);
        together.addAll(laidAside);
        together.addAll(measured);
        assertThat(together).containsExactlyInAnyOrderElementsOf(all.beats());
        assertThat(training.size()).isCloseTo(7_000, within(200));
        assertThat(laidAside.size()).isCloseTo(1_000, within(120));
    }

    @Test
    void theSideOfABeatDoesNotDependOnWhichOthersAreThere() {
        List<LabelledBeat> some = beats(500);

        List<LabelledBeat> ofAll =
                new RandomBeats(Part.ALL, some).side(Part.MEASURED).beats();
        List<LabelledBeat> ofTheFirst = new RandomBeats(Part.ALL, some.subList(0, 100))
                .side(Part.MEASURED)
                .beats();

        assertThat(ofAll).startsWith(ofTheFirst.toArray(LabelledBeat[]::new));
    }

    @Test
    void whatWasSharedOutIsNotSharedOutAgain() {
        RandomBeats measured = new RandomBeats(Part.ALL, beats(100)).side(Part.MEASURED);

        assertThatIllegalStateException().isThrownBy(() -> measured.side(Part.TRAINING));
    }

    @Test
    void onlyRecordsOfWhichOtherBeatsWereLearnedAreDrawnFrom() {
        assertThat(RandomBeatEvaluation.learned(card("development records outside fold 0")))
                .hasSize(16)
                .doesNotContain("101", "208")
                .contains("106", "230");
        assertThat(RandomBeatEvaluation.learned(card("all development records")))
                .hasSize(21)
                .contains("101")
                .doesNotContain("201");
    }

    @Test
    void aModelThatReadsFramesHasToSayThatItLeftOutWhatIsMeasured() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomBeatEvaluation.learned(framed("by patient")))
                .withMessageContaining("does not say that it left out the beats");
        assertThat(RandomBeatEvaluation.learned(framed(RandomBeats.OF_EVERYBODY)))
                .hasSize(16);
    }

    private static ModelCard framed(String split) {
        return card(
                List.of(new ModelCard.Port("beats", List.of("rows", "8", "1", "128"), "none", 125.0, List.of())),
                "development records outside fold 0",
                split);
    }

    private static ModelCard card(String used) {
        return card(List.of(), used, "none");
    }

    private static ModelCard card(List<ModelCard.Port> inputs, String used, String split) {
        return new ModelCard(
                "beat-lstm",
                "1.0.0",
                "none",
                "",
                inputs,
                List.of(),
                List.of(),
                List.of(new ModelCard.Source("MIT-BIH Arrhythmia Database 1.0.0", used, "ODC-By 1.0")),
                split,
                List.of(),
                new ModelCard.Training("none", 1, "unknown", 0),
                1,
                List.of(),
                "Apache-2.0");
    }

    @Test
    void averagesOverBeatsAreThoseOfTheOriginals() {
        // 6 of 8 normal beats right, 1 of 2 ventricular ones
        Confusion table = BeatTally.empty();
        add(table, BeatClass.N, BeatClass.N, 6);
        add(table, BeatClass.N, BeatClass.V, 2);
        add(table, BeatClass.V, BeatClass.V, 1);
        add(table, BeatClass.V, BeatClass.N, 1);

        Map<String, Object> metrics = RandomBeatEvaluation.metrics(List.of(table));

        assertThat(metrics).containsEntry("beats", 10L);
        assertThat(value(metrics, "accuracy")).isEqualTo(0.7, within(1e-9));
        Map<?, ?> weighted = (Map<?, ?>) metrics.get("weighted");
        assertThat(value(weighted, "se")).isEqualTo(0.7, within(1e-9));
        // normal 6 of 7 that were called so, ventricular 1 of 3
        assertThat(value(weighted, "ppv")).isEqualTo(0.8 * 6 / 7 + 0.2 / 3, within(1e-9));
    }

    @Test
    void framesOfABeatAreThoseOfOurModelLeadByLead() {
        double[] peaksMs =
                IntStream.range(0, 12).mapToDouble(b -> 500 + 800 * b).toArray();
        float[] mv = new float[10_000];
        for (double ms : peaksMs) {
            mv[(int) ms] = 1;
        }
        Lead first = new Lead(LeadName.II, Samples.copyOf(mv));
        mv[500 + 800 * 11 + 40] = -2;
        Lead second = new Lead(LeadName.V1, Samples.copyOf(mv));
        SampleRate rate = new SampleRate(1000);

        List<float[]> cut = BeatCut.FRAMES.cut(new Ecg(rate, List.of(first, second)), peaksMs);

        FloatBuffer last = FloatBuffer.allocate(BeatCut.FRAME);
        new BeatFrames(second.samples(), rate, peaksMs).put(11, last);
        assertThat(cut).hasSize(12);
        assertThat(cut.get(11)).hasSize(2 * BeatCut.FRAME);
        assertThat(Arrays.copyOfRange(cut.get(11), BeatCut.FRAME, 2 * BeatCut.FRAME))
                .containsExactly(last.array());
        assertThat(Arrays.copyOf(cut.get(11), BeatCut.FRAME)).isNotEqualTo(last.array());
    }

    private static double value(Map<?, ?> metrics, String key) {
        return ((Interval) metrics.get(key)).value();
    }

    private static void add(Confusion table, BeatClass truth, BeatClass called, int times) {
        for (int i = 0; i < times; i++) {
            table.add(truth.ordinal(), called.ordinal());
        }
    }

    private static List<LabelledBeat> beats(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new LabelledBeat("101", i, new float[1], BeatClass.N))
                .toList();
    }
}
