package org.einthoven.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.einthoven.RealRecordings;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.evaluation.PtbxlStatements;
import org.einthoven.inference.OnnxModel;
import org.einthoven.signal.Noise;
import org.einthoven.wfdb.WfdbRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatementClassifierTest {

    private static OnnxModel model;
    private static StatementClassifier classifier;

    @BeforeAll
    static void open() {
        model = OnnxModel.open(Path.of("models", "statements", "1.1.0"));
        classifier = new StatementClassifier(model);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void knowsTheStatementsThatWereLearned() {
        assertThat(classifier.codes()).containsExactlyElementsOf(PtbxlStatements.codes());
        assertThat(classifier.codes())
                .allSatisfy(code -> assertThat(StatementName.of(code)).isNotEqualTo(code));
    }

    @Test
    void aStretchThatIsRepeatedSaysTheSameAsOnce() {
        double[] once = classifier.logits(TwelveLeads.of(ecg(10)));
        double[] twice = classifier.logits(TwelveLeads.of(ecg(20)));

        for (int c = 0; c < once.length; c++) {
            // the baseline filter sees other neighbours at the ends
            assertThat(twice[c]).isCloseTo(once[c], within(0.3));
        }
    }

    @Test
    void theMeanOfAMapIsTheLogit() {
        Ecg ecg = ecg(10);
        float[] map = classifier.activations(TwelveLeads.of(ecg), List.of("MI")).get(0);
        double sum = 0;
        for (float value : map) {
            sum += value;
        }

        assertThat(map).hasSize(125);
        assertThat(sum / map.length)
                .isCloseTo(
                        classifier
                                .logits(TwelveLeads.of(ecg))[classifier.codes().indexOf("MI")],
                        within(1e-4));
    }

    @Test
    void saysOfManyAtOnceWhatItSaysOfEach() {
        TwelveLeads longer = TwelveLeads.of(ecg(30));
        TwelveLeads louder = longer.with(leads -> {
            for (int i = 0; i < leads[0].length; i++) {
                leads[0][i] *= 2;
            }
            return leads;
        });
        List<List<LearnedStatement>> many =
                classifier.classify(IntStream.range(0, 15).mapToObj(i -> i % 2 == 0 ? longer : louder));

        assertThat(many).hasSize(15);
        for (int i = 0; i < many.size(); i++) {
            double[] alone = classifier.logits(i % 2 == 0 ? longer : louder);
            List<LearnedStatement> said = many.get(i);
            assertThat(said).hasSize(alone.length);
            double odds = said.get(1).probability() / (1 - said.get(1).probability());
            double slope = model.card().threshold("slope MI");
            assertThat(Math.log(odds)).isCloseTo(slope * alone[1] + model.card().threshold("offset MI"), within(1e-4));
        }
        assertThat(many.get(0)).isNotEqualTo(many.get(1));
    }

    @Test
    void knowsNoMapOfAStatementThatWasNotLearned() {
        TwelveLeads leads = TwelveLeads.of(ecg(10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classifier.activations(leads, List.of("BRUGADA")))
                .withMessageContaining("BRUGADA");
    }

    @Test
    void refusesLessThanFiveSeconds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classifier.classify(ecg(4)))
                .withMessageContaining("5 s");
    }

    /** Both are of fold 9, on which the model did not learn: one of fibrillation, one normal. */
    @Test
    void tellsFibrillationAndNormalApart() throws IOException {
        LearnedStatement fibrillation = statement("records500/00000/00152_hr", "AFIB");
        LearnedStatement normal = statement("records500/00000/00010_hr", "AFIB");

        assertThat(fibrillation.isMade()).isTrue();
        assertThat(fibrillation.answer()).isEqualTo(LearnedStatement.Answer.YES);
        assertThat(normal.probability()).isLessThan(0.1);
        assertThat(normal.answer()).isEqualTo(LearnedStatement.Answer.NO);
        assertThat(statement("records500/00000/00010_hr", StatementName.NORMAL).isMade())
                .isTrue();
    }

    @Test
    void saysNothingOfWhatIsUnlikeAllThatItLearnedFrom() throws IOException {
        Ecg real = WfdbRecord.read(RealRecordings.PTBXL.path("records500/00000/00010_hr"))
                .ecg()
                .orElseThrow();
        SplittableRandom random = new SplittableRandom(3);
        List<Lead> drift = real.leads().stream()
                .map(lead -> new Lead(
                        lead.name(),
                        Samples.copyOf(Noise.BASELINE_WANDER.generate(real.length(), real.rate(), random))))
                .toList();
        Ecg noEcg = new Ecg(real.rate(), drift);

        assertThat(classifier.state(real)).hasSize(classifier.codes().size());
        assertThat(classifier.state(noEcg)).isEmpty();
        assertThat(classifier.classify(noEcg))
                .as("what it would say, for those who ask on purpose")
                .hasSize(classifier.codes().size());
        assertThat(classifier.distance(TwelveLeads.of(noEcg))).isGreaterThan(classifier.distance(TwelveLeads.of(real)));
    }

    private static LearnedStatement statement(String record, String code) throws IOException {
        Ecg ecg = WfdbRecord.read(RealRecordings.PTBXL.path(record)).ecg().orElseThrow();
        return classifier.classify(ecg).stream()
                .filter(statement -> statement.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** The same second over and over: a bump in every lead. */
    private static Ecg ecg(int seconds) {
        SampleRate rate = new SampleRate(500);
        List<Lead> leads = new ArrayList<>();
        for (int l = 0; l < TwelveLeads.ORDER.size(); l++) {
            float[] samples = new float[(int) (seconds * rate.hz())];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (float) ((1 - l / 8.0) * Math.pow(Math.cos(Math.PI * i / rate.hz()), 60));
            }
            leads.add(new Lead(TwelveLeads.ORDER.get(l), Samples.copyOf(samples)));
        }
        return new Ecg(rate, leads);
    }
}
