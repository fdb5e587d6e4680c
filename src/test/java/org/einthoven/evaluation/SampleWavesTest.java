package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Wave;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.GeneratedEcg;
import org.einthoven.synthesis.Rhythm;
import org.junit.jupiter.api.Test;

class SampleWavesTest {

    private final GeneratedEcg generated =
            EcgGenerator.generate(EcgRecipe.of(Rhythm.SINUS, 60), Duration.ofSeconds(10), new SampleRate(500), 1);

    @Test
    void showsWhatWasFoundWithItsScoreWhereItWasFound() {
        Fiducial seen = new Fiducial(LeadName.II, Wave.P, 4000, 4050, 4100, 0.87);
        Beat beat = new Beat(5000, BeatClass.V, Map.of(BeatClass.V, 0.912));

        String svg = SampleWaves.of(generated, List.of(seen), List.of(beat));

        // four seconds from 3 s on are 1,000 px wide, 40 px from the left
        assertThat(svg)
                .contains("<rect x=\"290\"", ">P 0.87</text>")
                .containsPattern("<text x=\"540\" [^>]*>V 0\\.91</text>");
    }

    @Test
    void leavesOutWhatLiesBeforeAndBehind() {
        Fiducial before = new Fiducial(LeadName.II, Wave.P, 2900, 2950, 3010, 0.87);

        assertThat(SampleWaves.of(generated, List.of(before), List.of(new Beat(8000, BeatClass.V, Map.of()))))
                .doesNotContain(">P 0.87<", ">V 0");
    }

    @Test
    void showsTheTraceRawAndFiltered() {
        assertThat(SampleWaves.of(generated, List.of(), List.of()).split("<path "))
                .hasSize(3);
    }
}
