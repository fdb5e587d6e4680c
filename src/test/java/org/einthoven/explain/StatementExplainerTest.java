package org.einthoven.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.LearnedStatement.Answer;
import org.junit.jupiter.api.Test;

/** Against a classifier that looks at one thing only: a bump in lead II from 2.0 to 2.4 s. */
class StatementExplainerTest {

    private static final SampleRate RATE = new SampleRate(500);
    private static final int STEPS = 125;

    private final Ecg ecg = ecg();
    private final Finding infarction = finding(FindingCode.LEARNED_INFARCTION, true);

    @Test
    void showsWhenTheClassifierLookedTheSameInEveryLead() {
        Explanation explanation = explain(new Bumps(25, 30), infarction).get(0);

        assertThat(explanation.method()).isEqualTo("class-activation");
        assertThat(explanation.attribution()).containsOnlyKeys(LeadName.II, LeadName.V1);
        assertThat(explanation.attribution().get(LeadName.V1).at(1100)).isCloseTo(1, within(1e-6f));
        assertThat(explanation.attribution().get(LeadName.V1).at(900)).isZero();
        assertThat(explanation.faithfulness().deletionDrop())
                .isGreaterThan(explanation.faithfulness().randomDrop() + 1);
    }

    @Test
    void givesNoMapThatPointsElsewhereThanTheClassifierLooks() {
        assertThat(explain(new Bumps(60, 90), infarction)).isEmpty();
    }

    @Test
    void explainsFlaggedFindingsOfTheClassifierOnly() {
        assertThat(explain(new Bumps(25, 30), finding(FindingCode.LEARNED_INFARCTION, false)))
                .isEmpty();
        assertThat(explain(new Bumps(25, 30), finding(FindingCode.ST_ELEVATION, true)))
                .isEmpty();
    }

    private List<Explanation> explain(StatementScorer scorer, Finding finding) {
        return new StatementExplainer(scorer).explain(ecg, scorer.state(ecg), List.of(finding));
    }

    private static Finding finding(FindingCode code, boolean flagged) {
        return new Finding(code.code(), code, code.display(), 0.9, flagged, List.of());
    }

    /** Sure of an infarction as far as the bump is there; its map names these steps, rightly or not. */
    private record Bumps(int from, int to) implements StatementScorer {

        @Override
        public List<LearnedStatement> state(Ecg ecg) {
            Samples two = ecg.lead(LeadName.II).orElseThrow().samples();
            double sum = 0;
            for (int i = 1000; i < 1200; i++) {
                sum += two.at(i);
            }
            return List.of(new LearnedStatement("MI", 0.05 + 0.9 * sum / 200, 0.3, Answer.YES));
        }

        @Override
        public float[] activation(Ecg ecg, String code) {
            float[] map = new float[STEPS];
            for (int step = from; step < to; step++) {
                map[step] = 4;
            }
            return map;
        }
    }

    private static Ecg ecg() {
        float[] two = new float[5000];
        java.util.Arrays.fill(two, 1000, 1200, 1);
        return new Ecg(
                RATE,
                List.of(
                        new Lead(LeadName.II, Samples.copyOf(two)),
                        new Lead(LeadName.V1, Samples.copyOf(new float[5000]))));
    }
}
