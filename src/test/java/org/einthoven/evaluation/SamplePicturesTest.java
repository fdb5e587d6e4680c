package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ppg.Pulse;
import org.einthoven.rhythm.LearnedRhythm;
import org.einthoven.rhythm.RhythmClass;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.GeneratedEcg;
import org.einthoven.synthesis.GeneratedPleth;
import org.einthoven.synthesis.PlethGenerator;
import org.einthoven.synthesis.PlethRecipe;
import org.einthoven.synthesis.Rhythm;
import org.junit.jupiter.api.Test;

class SamplePicturesTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    void aBeatHasTheScoreOfEachClassBelowItAndTheOneThatWasSaidInDark() {
        Beat beat = new Beat(5000, BeatClass.V, Map.of(BeatClass.N, 0.1, BeatClass.V, 0.88, BeatClass.F, 0.02));

        String svg = SampleBeats.of(ecg(Rhythm.VENTRICULAR_BIGEMINY), List.of(beat));

        // ten seconds are 1,000 px wide, 40 px from the left
        assertThat(svg)
                .containsPattern("<text x=\"540\" [^>]*fill=\"#222\">V 0\\.88</text>")
                .containsPattern("<text x=\"540\" [^>]*fill=\"#999\">N 0\\.10</text>")
                .containsPattern("<text x=\"540\" [^>]*fill=\"#999\">S 0\\.00</text>")
                .contains(">V</text>", ">N</text>");
        assertThat(svg.split("<path ")).as("raw and filtered").hasSize(3);
    }

    @Test
    void aRhythmHasABarAsLongAsItIsProbable() {
        LearnedRhythm said = new LearnedRhythm(
                RhythmClass.A,
                Map.of(RhythmClass.N, 0.05, RhythmClass.A, 0.75, RhythmClass.O, 0.2, RhythmClass.NOISE, 0.0));

        String svg = SampleRhythm.of(ecg(Rhythm.ATRIAL_FIBRILLATION), said);

        assertThat(svg)
                .contains("generated with atrial fibrillation", ">0.75</text>", ">0.20</text>")
                .containsPattern("width=\"300\" [^>]*fill=\"#08519c\"")
                .containsPattern("width=\"80\" [^>]*fill=\"#");
        assertThat(svg.split("fill=\"#08519c\"")).as("one decision").hasSize(2);
    }

    @Test
    void pulsesAreShownWhereTheyWereFoundAboveTheirScoreAndTheirTruth() {
        GeneratedPleth pleth = PlethGenerator.generate(PlethRecipe.of(60), TEN_SECONDS, new SampleRate(100), 1);
        float[] score = new float[1000];
        Pulse pulse = new Pulse(2000, 2200, 2400.0, 3000);

        String svg = SamplePulses.of(pleth, List.of(pulse), score);

        // eight seconds are 1,000 px wide
        assertThat(svg)
                .contains("<rect x=\"290\"", "width=\"50\"")
                .containsPattern("<text x=\"315\" [^>]*>p</text>")
                .containsPattern("<text x=\"340\" [^>]*>n</text>");
        assertThat(svg.split("<path ")).as("raw, filtered, score").hasSize(4);
        long shown = pleth.pulses().stream()
                .filter(p -> p.onsetMs() >= 0 && p.notchMs() < 8000)
                .count();
        assertThat(svg.split("fill-opacity=\"0.80\"")).hasSize((int) shown + 1);
    }

    private static GeneratedEcg ecg(Rhythm rhythm) {
        return EcgGenerator.generate(EcgRecipe.of(rhythm, 70), TEN_SECONDS, new SampleRate(500), 1);
    }
}
