package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.statement.TwelveLeads;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.training.net.StatementNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainingTest {

    private static final Shape WHOLE = new Shape(1, 12, 1000);
    private static final float DECAY = 0.05f;

    @TempDir
    Path folder;

    private static List<UnlabelledEcg> generated(int count, List<LeadName> leads) {
        SplittableRandom random = new SplittableRandom(4);
        List<UnlabelledEcg> ecgs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Ecg ecg = EcgGenerator.generate(
                            EcgRecipe.random(random), Duration.ofSeconds(10), TwelveLeads.RATE, random.nextLong())
                    .ecg();
            ecgs.add(UnlabelledEcg.of(TwelveLeads.of(new Ecg(
                    ecg.rate(),
                    ecg.leads().stream()
                            .filter(lead -> leads.contains(lead.name()))
                            .toList()))));
        }
        return ecgs;
    }

    @Test
    void leadsThatWereTakenOutAreLearnedToBePutBack() throws IOException {
        UnlabelledCorpus corpus = new UnlabelledCorpus(
                generated(64, TwelveLeads.ORDER), generated(4, List.of(LeadName.II)), new RecordIds());
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (Learner learner = new Learner("pretraining", StatementNetwork.of(PretrainingLesson.OUTPUTS), 1, WHOLE)) {
            TrainingLoop.Plan plan = new TrainingLoop.Plan("pretraining", 6, 1, 3e-3f, DECAY);
            new TrainingLoop(plan, folder.resolve("x.checkpoint"), new PrintStream(log, true, StandardCharsets.UTF_8))
                    .run(learner, new PretrainingLesson(corpus));
        }
        List<Double> losses = new ArrayList<>();
        Matcher said = Pattern.compile("loss ([\\d.]+)").matcher(log.toString(StandardCharsets.UTF_8));
        while (said.find()) {
            losses.add(Double.parseDouble(said.group(1)));
        }

        assertThat(losses).hasSize(6);
        assertThat(losses.get(5)).isLessThan(0.6 * losses.get(0));
    }

    @Test
    void whatWasLearnedIsTakenOverButForTheLastLayer() {
        try (Learner unlabelled = new Learner("pretraining", StatementNetwork.of(PretrainingLesson.OUTPUTS), 1, WHOLE);
                Learner learner = new Learner("statements", StatementNetwork.of(5), 2, WHOLE)) {
            unlabelled.trainer(DECAY);
            learner.trainer(DECAY);
            long all = learner.parameters().size();

            assertThat(learner.takeFrom(unlabelled)).isEqualTo((int) all - 2);
            float[] theirs =
                    unlabelled.parameters().get(0).getValue().getArray().toFloatArray();
            assertThat(learner.parameters().get(0).getValue().getArray().toFloatArray())
                    .containsExactly(theirs);
        }
    }

    @Test
    void aLeadThatWasNotRecordedIsNoneToLearnFrom() {
        UnlabelledEcg one = generated(1, List.of(LeadName.V2)).get(0);

        assertThat(one.has(TwelveLeads.ORDER.indexOf(LeadName.V2))).isTrue();
        assertThat(one.has(0)).isFalse();
        assertThat(one.piece(100, 300).length()).isEqualTo(300);
        assertThat(one.piece(100, 300).at(7, 0)).isEqualTo(one.at(7, 100));
        assertThat(UnlabelledEcg.of(TwelveLeads.of(new Ecg(TwelveLeads.RATE, List.of(generatedPleth()))))
                        .isEmpty())
                .isTrue();
    }

    private static org.einthoven.ecg.Lead generatedPleth() {
        return new org.einthoven.ecg.Lead(LeadName.V1, org.einthoven.ecg.Samples.copyOf(new float[1000]));
    }
}
