package org.einthoven.explain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.einthoven.diagnosis.Diagnosis;
import org.einthoven.diagnosis.Finding;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Samples;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.StatementClassifier;
import org.einthoven.statement.TwelveLeads;

/**
 * Explains the flagged findings of the learned classifier twice: by its class activation map, which is the decision itself
 * and tells when, not in which lead, and by what the leads of each region add to it. Either is given only where it does
 * better than chance: a wrong reason is worse than none.
 */
public final class StatementExplainer {

    static final String WHEN = "class-activation";

    /** The method where only the shares of the leads can be shown. */
    static final String WHERE = "lead-shapley";

    private static final String MODEL = "statements";

    private final StatementScorer scorer;
    private final SanityChecks checks;

    public StatementExplainer(StatementScorer scorer) {
        this(scorer, SanityChecks.published());
    }

    StatementExplainer(StatementScorer scorer, SanityChecks checks) {
        this.scorer = scorer;
        this.checks = checks;
    }

    /**
     * @param ecg the leads that the classifier was given
     * @param statements what it said of them
     * @return at most one explanation for each finding
     */
    public List<Explanation> explain(Ecg ecg, List<LearnedStatement> statements, List<Finding> findings) {
        List<Finding> explained = new ArrayList<>();
        List<LearnedStatement> behind = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.flagged()) {
                statementBehind(finding, statements).ifPresent(statement -> {
                    explained.add(finding);
                    behind.add(statement);
                });
            }
        }
        if (explained.isEmpty()) {
            return List.of();
        }
        TwelveLeads leads = TwelveLeads.of(ecg);
        StatementEvidence evidence = checks.allow(WHEN, MODEL)
                ? StatementEvidence.of(scorer, leads, behind)
                : StatementEvidence.ofLeads(scorer, leads, behind);
        List<Explanation> explanations = new ArrayList<>();
        for (int i = 0; i < explained.size(); i++) {
            explanation(ecg, explained.get(i).id(), evidence, i).ifPresent(explanations::add);
        }
        return explanations;
    }

    private static Optional<LearnedStatement> statementBehind(Finding finding, List<LearnedStatement> statements) {
        return Diagnosis.statementBehind(finding.code()).flatMap(code -> statements.stream()
                .filter(statement -> statement.code().equals(code))
                .findFirst());
    }

    private Optional<Explanation> explanation(Ecg ecg, String findingId, StatementEvidence evidence, int i) {
        CoalitionGame<LeadRegion> game = evidence.game(i);
        boolean where = checks.allow(WHERE, MODEL) && game.faithfulness().passes();
        Map<LeadRegion, Double> leads = where ? game.shares() : Map.of();
        if (evidence.hasMaps() && evidence.mapFaithfulness(i).passesAsMap()) {
            Map<LeadName, Samples> map = attribution(ecg, evidence.map(i));
            return Optional.of(new Explanation(findingId, WHEN, map, Map.of(), leads, evidence.mapFaithfulness(i)));
        }
        return where
                ? Optional.of(new Explanation(findingId, WHERE, Map.of(), Map.of(), leads, game.faithfulness()))
                : Optional.empty();
    }

    /** The map at the recording's rate, the same in every lead. */
    private static Map<LeadName, Samples> attribution(Ecg ecg, float[] map) {
        float largest = 0;
        for (float value : map) {
            largest = Math.max(largest, Math.abs(value));
        }
        float[] samples = new float[ecg.length()];
        for (int i = 0; i < samples.length; i++) {
            int step = Math.min(map.length - 1, (int) (ecg.rate().msAt(i) / StatementClassifier.STEP_MS));
            samples[i] = largest == 0 ? 0 : map[step] / largest;
        }
        Map<LeadName, Samples> attribution = new EnumMap<>(LeadName.class);
        ecg.leads().forEach(lead -> attribution.put(lead.name(), Samples.copyOf(samples)));
        return attribution;
    }
}
