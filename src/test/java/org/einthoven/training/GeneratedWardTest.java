package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.einthoven.delineation.LeadPreparation;
import org.einthoven.ecg.Wave;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.Flaws;
import org.einthoven.synthesis.Rhythm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedWardTest {

    @TempDir
    Path folder;

    @Test
    void moreRecordingsBeginWithTheFewer() {
        GeneratedWard ward = new GeneratedWard(Map.of());
        List<MarkedEcg> few = ward.ecgs(3, 5);
        List<MarkedEcg> more = ward.ecgs(5, 5);
        for (int i = 0; i < 3; i++) {
            assertThat(more.get(i).leads()).isDeepEqualTo(few.get(i).leads());
            assertThat(more.get(i).labels()).isDeepEqualTo(few.get(i).labels());
        }
    }

    @Test
    void aModelMeetsNoGapAndLearnsNothingInOne() {
        SplittableRandom random = new SplittableRandom(1);
        boolean gap = false;
        for (MarkedEcg ecg : new GeneratedWard(Map.of()).ecgs(60, 5)) {
            for (int lead = 0; lead < ecg.leads().length; lead++) {
                for (int i = 0; i < ecg.length(); i++) {
                    if (Float.isNaN(ecg.leads()[lead][i])) {
                        gap = true;
                        assertThat(ecg.labels()[lead][i]).isEqualTo(MarkedEcg.UNKNOWN);
                    }
                }
            }
            MarkedEcg made = EcgAugmentation.MADE.apply(ecg, 3, 1000, random);
            for (float[] lead : made.leads()) {
                assertThat(lead).doesNotContain(Float.NaN);
            }
        }
        assertThat(gap).isTrue();
    }

    @Test
    void whatWavesThereAreIsLearnedButNotWhereTheyEnd() {
        MarkedEcg ecg = MarkedEcg.of(EcgGenerator.generate(
                EcgRecipe.of(Rhythm.SINUS, 60), Flaws.NONE, Duration.ofSeconds(10), LeadPreparation.RATE, 3));
        Set<Byte> learned = new HashSet<>();
        for (byte[] labels : ecg.labels()) {
            byte before = labels[0];
            for (byte label : labels) {
                assertThat(label == before || label == MarkedEcg.UNKNOWN || before == MarkedEcg.UNKNOWN)
                        .as("one wave next to another")
                        .isTrue();
                before = label;
                learned.add(label);
            }
        }
        assertThat(learned).hasSize(Wave.values().length + 1).contains(MarkedEcg.UNKNOWN);
    }

    @Test
    void whatIsMixedInStandsInTheCommandAndInTheNameOfTheFolder() {
        TrainingOptions options = TrainingOptions.parse("delineation", "--generated", "300", "--noise", "nstdb");
        assertThat(options.command()).contains("--generated 300", "--noise nstdb");
        assertThat(options.outForComparison()).hasToString("checkpoints/delineation-generated300-nstdb-seed1");
        assertThat(options.checkpoint()).hasFileName("delineation-generated300-nstdb-seed1-all.checkpoint");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrainingOptions.parse("delineation", "--noise", "loud"))
                .withMessage("--noise wants made or nstdb, not \"loud\"");
    }

    @Test
    void theCardNamesTheShareThatWasGenerated() {
        assertThat(GeneratedWard.source(60, 180).toString()).contains("60 recordings", "25 % of all");
    }

    @Test
    void aTaskThatMixesNothingSaysSo() throws IOException {
        assertThat(Train.run("rhythm", "--data", folder.toString(), "--generated", "5"))
                .isEqualTo(2);
    }
}
