package org.einthoven.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.explain.SanityCheck.Bound;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.LearnedStatement.Answer;
import org.einthoven.statement.TwelveLeads;
import org.junit.jupiter.api.Test;

/** Against a classifier that looks at one thing only: how large V2 is from 2.0 to 2.4 s. */
class StatementExplainerTest {

    private static final int STEPS = 125;
    private static final int FROM = 200;
    private static final int TO = 240;

    /** Waves of 1 mV in V2 while the classifier looks; V5 is as large all the time. */
    private final Ecg ecg = TwelveLeadEcgs.ecg((lead, i) -> {
        double wave = Math.sin(2 * Math.PI * 10 * i / 100);
        return lead == LeadName.V5 || lead == LeadName.V2 && i >= FROM && i < TO ? wave : 0;
    });

    private final Finding infarction = finding(FindingCode.LEARNED_INFARCTION, true);

    @Test
    void showsWhenTheClassifierLookedTheSameInEveryLead() {
        Explanation explanation = explain(new LooksAtV2(25, 30), infarction).get(0);

        assertThat(explanation.method()).isEqualTo("class-activation");
        assertThat(explanation.attribution()).containsOnlyKeys(TwelveLeads.ORDER);
        assertThat(explanation.attribution().get(LeadName.V1).at(220)).isCloseTo(1, within(1e-6f));
        assertThat(explanation.attribution().get(LeadName.V1).at(180)).isZero();
        assertThat(explanation.faithfulness().deletionDrop())
                .isGreaterThan(explanation.faithfulness().randomDrop() + 1);
    }

    @Test
    void givesTheDecisionToTheLeadsThatItRestsOn() {
        Map<LeadRegion, Double> shares =
                explain(new LooksAtV2(25, 30), infarction).get(0).leadShares();

        assertThat(shares.get(LeadRegion.SEPTAL)).isGreaterThan(3);
        assertThat(shares.get(LeadRegion.LATERAL)).isZero();
        assertThat(shares.get(LeadRegion.INFERIOR)).isZero();
    }

    @Test
    void theSharesOfTheLeadsSumUpToTheDecisionLessThatOnNoLeads() {
        LooksAtV2 classifier = new LooksAtV2(25, 30);
        double sum = explain(classifier, infarction).get(0).leadShares().values().stream()
                .mapToDouble(share -> share)
                .sum();

        assertThat(sum)
                .isCloseTo(
                        LogOdds.of(classifier.state(ecg).get(0).probability()) - LogOdds.of(LooksAtV2.LEAST),
                        within(1e-9));
    }

    @Test
    void showsTheLeadsAloneWhereTheMapPointsElsewhereThanTheClassifierLooks() {
        Explanation explanation = explain(new LooksAtV2(60, 90), infarction).get(0);

        assertThat(explanation.method()).isEqualTo("lead-shapley");
        assertThat(explanation.attribution()).isEmpty();
        assertThat(explanation.leadShares().get(LeadRegion.SEPTAL)).isGreaterThan(3);
        assertThat(explanation.faithfulness().passes()).isTrue();
    }

    @Test
    void saysNothingOfAClassifierThatDoesNotLook() {
        StatementScorer blind = new LooksAtV2(25, 30) {
            @Override
            LearnedStatement stated(TwelveLeads leads) {
                return new LearnedStatement("MI", 0.9, 0.3, Answer.YES);
            }
        };
        assertThat(explain(blind, infarction)).isEmpty();
    }

    @Test
    void explainsFlaggedFindingsOfTheClassifierOnly() {
        assertThat(explain(new LooksAtV2(25, 30), finding(FindingCode.LEARNED_INFARCTION, false)))
                .isEmpty();
        assertThat(explain(new LooksAtV2(25, 30), finding(FindingCode.ST_ELEVATION, true)))
                .isEmpty();
    }

    @Test
    void givesNoMapWhereMapsFailedTheirCheck() {
        Explanation explanation = explain(new LooksAtV2(25, 30), checks("lead-shapley"), infarction)
                .get(0);

        assertThat(explanation.method()).isEqualTo("lead-shapley");
        assertThat(explanation.attribution()).isEmpty();
        assertThat(explanation.leadShares()).containsOnlyKeys(LeadRegion.values());
    }

    @Test
    void givesNoSharesWhereSharesFailedTheirCheck() {
        Explanation explanation = explain(new LooksAtV2(25, 30), checks("class-activation"), infarction)
                .get(0);

        assertThat(explanation.attribution()).isNotEmpty();
        assertThat(explanation.leadShares()).isEmpty();
        assertThat(explain(new LooksAtV2(25, 30), checks(), infarction)).isEmpty();
    }

    private List<Explanation> explain(StatementScorer scorer, Finding finding) {
        return explain(scorer, checks("class-activation", "lead-shapley"), finding);
    }

    private List<Explanation> explain(StatementScorer scorer, SanityChecks checks, Finding finding) {
        return new StatementExplainer(scorer, checks).explain(ecg, scorer.state(ecg), List.of(finding));
    }

    private static SanityChecks checks(String... passed) {
        Bound good = new Bound(1, 0.5);
        return new SanityChecks(Stream.of(passed)
                .map(method -> new SanityCheck(method, "statements", "", good, good, good, 0))
                .toList());
    }

    private static Finding finding(FindingCode code, boolean flagged) {
        return new Finding(code.code(), code, code.display(), 0.9, flagged, List.of());
    }

    /** Sure of an infarction as far as V2 moves; its map names the steps between these, rightly or not. */
    private static class LooksAtV2 implements StatementScorer {

        static final double LEAST = 0.05;

        private final int from;
        private final int to;

        LooksAtV2(int from, int to) {
            this.from = from;
            this.to = to;
        }

        LearnedStatement stated(TwelveLeads leads) {
            double sum = 0;
            for (int i = FROM; i < TO; i++) {
                sum += Math.abs(leads.at(TwelveLeads.ORDER.indexOf(LeadName.V2), i));
            }
            return new LearnedStatement("MI", LEAST + 0.9 * Math.min(1, sum / (TO - FROM)), 0.3, Answer.YES);
        }

        @Override
        public List<LearnedStatement> state(Ecg recording) {
            return List.of(stated(TwelveLeads.of(recording)));
        }

        @Override
        public List<List<LearnedStatement>> state(Stream<TwelveLeads> variants) {
            return variants.map(leads -> List.of(stated(leads))).toList();
        }

        @Override
        public List<float[]> activations(TwelveLeads leads, List<String> codes) {
            List<float[]> maps = new ArrayList<>();
            for (int c = 0; c < codes.size(); c++) {
                float[] map = new float[STEPS];
                java.util.Arrays.fill(map, from, to, 4);
                maps.add(map);
            }
            return maps;
        }
    }
}
