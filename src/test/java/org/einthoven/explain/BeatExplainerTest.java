package org.einthoven.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Fiducial;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.einthoven.inference.Temperature;
import org.einthoven.measure.CardiacCycle;
import org.junit.jupiter.api.Test;

/** Against a model that looks at one thing only: lead II from 100 to 150 ms after the R peak. */
class BeatExplainerTest {

    private static final SampleRate RATE = new SampleRate(500);
    private static final double[] R_PEAKS_MS = {1000, 2000, 3000, 4000};
    private static final Finding FINDING = new Finding(
            "ventricular-ectopy", FindingCode.VENTRICULAR_ECTOPY, "2 of 4", 1, true, List.of(2000.0, 4000.0));

    private final BeatScorer looksAfterR = (ecg, rPeaksMs) -> {
        Samples two = ecg.lead(LeadName.II).orElseThrow().samples();
        List<Beat> beats = new ArrayList<>();
        for (double r : rPeaksMs) {
            double score = two.at((int) RATE.indexAt(r + 126));
            BeatClass beatClass = score > 0.5 ? BeatClass.V : BeatClass.N;
            beats.add(new Beat(r, beatClass, Map.of(BeatClass.V, score, BeatClass.N, 1 - score)));
        }
        return beats;
    };

    /** Lead II has a bump of 0.9 mV where the model looks, after every second beat; lead I has noise everywhere. */
    private static Ecg ecg(int seconds) {
        float[] one = new float[seconds * 500];
        float[] two = new float[seconds * 500];
        for (int i = 0; i < one.length; i++) {
            one[i] = (float) Math.sin(i);
        }
        for (int beat = 1; beat < R_PEAKS_MS.length; beat += 2) {
            for (int i = 0; i < 25; i++) {
                two[(int) RATE.indexAt(R_PEAKS_MS[beat] + 100) + i] = 0.9f;
            }
        }
        return new Ecg(
                RATE, List.of(new Lead(LeadName.I, Samples.copyOf(one)), new Lead(LeadName.II, Samples.copyOf(two))));
    }

    private List<Explanation> explain(BeatScorer scorer, Ecg ecg, Finding finding) {
        return new BeatExplainer(scorer).explain(ecg, cycles(scorer.classify(ecg, R_PEAKS_MS)), List.of(finding));
    }

    /** Beats with a QRS complex of 80 ms and an ST segment, in which the model looks, before their T wave. */
    private static List<CardiacCycle> cycles(List<Beat> beats) {
        return beats.stream()
                .map(beat -> new CardiacCycle(
                        beat,
                        null,
                        wave(Wave.QRS, beat.timeMs() - 40, beat.timeMs() + 40),
                        wave(Wave.T, beat.timeMs() + 200, beat.timeMs() + 400)))
                .toList();
    }

    private static Fiducial wave(Wave wave, double onsetMs, double offsetMs) {
        return new Fiducial(null, wave, onsetMs, (onsetMs + offsetMs) / 2, offsetMs, 1);
    }

    @Test
    void sharesTheDecisionOutAmongTheWaves() {
        Map<BeatPart, Double> shares =
                explain(looksAfterR, ecg(5), FINDING).get(0).waveShares();
        assertThat(shares).containsOnlyKeys(BeatPart.QRS, BeatPart.ST, BeatPart.T);
        assertThat(shares.get(BeatPart.ST)).isCloseTo(Math.log(9) + Math.log(1e6), within(0.01));
        assertThat(shares.get(BeatPart.QRS)).isCloseTo(0, within(1e-9));
        assertThat(shares.get(BeatPart.T)).isCloseTo(0, within(1e-9));
    }

    @Test
    void sharesTheDecisionOutInAnExcerptToo() {
        assertThat(explain(looksAfterR, ecg(90), FINDING).get(0).waveShares().get(BeatPart.ST))
                .isCloseTo(Math.log(9) + Math.log(1e6), within(0.01));
    }

    @Test
    void aReadingsProbabilitiesColourNothing() {
        List<Beat> read = looksAfterR.classify(ecg(5), R_PEAKS_MS).stream()
                .map(beat -> beat.at(new Temperature(0.5, Map.of())))
                .toList();
        Explanation explanation = new BeatExplainer(looksAfterR)
                .explain(ecg(5), cycles(read), List.of(FINDING))
                .get(0);

        assertThat(explanation).isEqualTo(explain(looksAfterR, ecg(5), FINDING).get(0));
    }

    @Test
    void whatACriterionCalledSoIsNotTheModelsToExplain() {
        List<Beat> read = looksAfterR.classify(ecg(5), R_PEAKS_MS).stream()
                .map(beat -> beat.as(beat.beatClass() == BeatClass.V ? BeatClass.F : BeatClass.V))
                .toList();

        assertThat(new BeatExplainer(looksAfterR).explain(ecg(5), cycles(read), List.of(FINDING)))
                .isEmpty();
    }

    @Test
    void givesNoMapWhereHeatmapsFailedTheirCheck() {
        SanityChecks none = new SanityChecks(List.of());
        assertThat(new BeatExplainer(looksAfterR, none)
                        .explain(ecg(5), cycles(looksAfterR.classify(ecg(5), R_PEAKS_MS)), List.of(FINDING)))
                .isEmpty();
    }

    @Test
    void givesNoSharesWhereSharesFailedTheirCheck() {
        SanityCheck.Bound good = new SanityCheck.Bound(1, 0.5);
        SanityChecks heatmaps =
                new SanityChecks(List.of(new SanityCheck("occlusion", "beat", "", good, good, good, 0)));
        Explanation explanation = new BeatExplainer(looksAfterR, heatmaps)
                .explain(ecg(5), cycles(looksAfterR.classify(ecg(5), R_PEAKS_MS)), List.of(FINDING))
                .get(0);

        assertThat(explanation.attribution()).isNotEmpty();
        assertThat(explanation.waveShares()).isEmpty();
    }

    @Test
    void pointsToWhatTheModelLookedAt() {
        Explanation explanation = explain(looksAfterR, ecg(5), FINDING).get(0);
        Samples attribution = explanation.attribution().get(LeadName.II);
        assertThat(explanation.findingId()).isEqualTo("ventricular-ectopy");
        assertThat(attribution.length()).isEqualTo(2500);
        assertThat(attribution.at((int) RATE.indexAt(2126))).isCloseTo(1, within(0.01f));
        assertThat(attribution.at((int) RATE.indexAt(2000))).isCloseTo(0, within(0.01f));
        assertThat(attribution.at((int) RATE.indexAt(2300))).isCloseTo(0, within(0.01f));
    }

    @Test
    void leavesOutTheLeadThatTheModelDidNotLookAt() {
        assertThat(explain(looksAfterR, ecg(5), FINDING).get(0).attribution()).containsOnlyKeys(LeadName.II);
    }

    @Test
    void leavesBeatsOfOtherClassesAlone() {
        Samples attribution =
                explain(looksAfterR, ecg(5), FINDING).get(0).attribution().get(LeadName.II);
        assertThat(attribution.at((int) RATE.indexAt(1126))).isZero();
    }

    @Test
    void isMoreFaithfulThanChance() {
        Faithfulness faithfulness = explain(looksAfterR, ecg(5), FINDING).get(0).faithfulness();
        // from odds of 0.9 to 0.1 down to the least that counts, one in a million
        assertThat(faithfulness.deletionDrop()).isCloseTo(Math.log(9) + Math.log(1e6), within(0.01));
        assertThat(faithfulness.randomDrop()).isLessThan(faithfulness.deletionDrop() / 2);
        assertThat(faithfulness.passes()).isTrue();
    }

    @Test
    void givesNoMapOfAModelThatDoesNotLookAtTheTrace() {
        BeatScorer blind = (ecg, rPeaksMs) -> {
            List<Beat> beats = new ArrayList<>();
            for (double r : rPeaksMs) {
                beats.add(new Beat(r, BeatClass.V, Map.of(BeatClass.V, 0.8)));
            }
            return beats;
        };
        assertThat(explain(blind, ecg(5), FINDING)).isEmpty();
    }

    @Test
    void explainsOnlyWhatRestsOnTheClassOfBeats() {
        Finding rate = new Finding("normal-rate", FindingCode.NORMAL_RATE, "60/min", 1, false, List.of());
        assertThat(explain(looksAfterR, ecg(5), rate)).isEmpty();
    }

    @Test
    void explainsAnExcerptOfALongRecordingAndIsZeroOutsideOfIt() {
        Samples attribution =
                explain(looksAfterR, ecg(90), FINDING).get(0).attribution().get(LeadName.II);
        assertThat(attribution.length()).isEqualTo(45_000);
        assertThat(attribution.at((int) RATE.indexAt(2126))).isCloseTo(1, within(0.01f));
        assertThat(attribution.at(44_000)).isZero();
    }
}
