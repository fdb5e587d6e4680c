package org.einthoven.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.einthoven.diagnosis.Diagnosis;
import org.einthoven.diagnosis.Finding;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Samples;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.StatementClassifier;

/**
 * Explains the flagged findings of the learned classifier by its class activation map, which is the decision itself and
 * tells when, not in which lead. A map that does no better than chance is not given: a wrong reason is worse than none.
 */
public final class StatementExplainer {

    static final String METHOD = "class-activation";

    /** Share of the steps that is erased to test the map, as for beats. */
    private static final double TESTED_SHARE = 0.2;

    private static final int RANDOM_DRAWS = 3;
    private static final long SEED = 21;

    private final StatementScorer scorer;

    public StatementExplainer(StatementScorer scorer) {
        this.scorer = scorer;
    }

    /**
     * @param ecg the leads that the classifier was given
     * @param statements what it said of them
     * @return at most one explanation for each finding
     */
    public List<Explanation> explain(Ecg ecg, List<LearnedStatement> statements, List<Finding> findings) {
        List<Explanation> explanations = new ArrayList<>();
        for (Finding finding : findings) {
            Optional<LearnedStatement> behind = finding.flagged()
                    ? Diagnosis.statementBehind(finding.code()).flatMap(code -> statements.stream()
                            .filter(statement -> statement.code().equals(code))
                            .findFirst())
                    : Optional.empty();
            behind.flatMap(statement -> explain(ecg, statement, finding.id())).ifPresent(explanations::add);
        }
        return explanations;
    }

    private Optional<Explanation> explain(Ecg ecg, LearnedStatement statement, String findingId) {
        float[] map = scorer.activation(ecg, statement.code());
        Faithfulness faithfulness = faithfulness(ecg, statement, map);
        return faithfulness.passes()
                ? Optional.of(new Explanation(findingId, METHOD, attribution(ecg, map), Map.of(), faithfulness))
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

    private Faithfulness faithfulness(Ecg ecg, LearnedStatement statement, float[] map) {
        List<Integer> steps =
                new ArrayList<>(IntStream.range(0, map.length).boxed().toList());
        int tested = (int) Math.ceil(TESTED_SHARE * steps.size());
        steps.sort(Comparator.comparingDouble(step -> -map[step]));
        double top = drop(ecg, statement, steps.subList(0, tested));
        Random random = new Random(SEED);
        double byChance = 0;
        for (int draw = 0; draw < RANDOM_DRAWS; draw++) {
            Collections.shuffle(steps, random);
            byChance += drop(ecg, statement, steps.subList(0, tested)) / RANDOM_DRAWS;
        }
        return new Faithfulness(top, byChance);
    }

    /** By how much the statement's log-odds fall when these steps are erased from all leads. */
    private double drop(Ecg ecg, LearnedStatement statement, List<Integer> steps) {
        boolean[] erased = new boolean[ecg.length()];
        for (int step : steps) {
            int from = (int) Math.ceil(ecg.rate().indexAt(step * StatementClassifier.STEP_MS));
            int to = (int) Math.ceil(ecg.rate().indexAt((step + 1) * StatementClassifier.STEP_MS));
            Arrays.fill(erased, Math.min(from, erased.length), Math.min(to, erased.length), true);
        }
        List<Lead> leads = ecg.leads().stream()
                .map(lead -> new Lead(lead.name(), bridged(lead.samples(), erased)))
                .toList();
        double after = scorer.state(new Ecg(ecg.rate(), leads)).stream()
                .filter(again -> again.code().equals(statement.code()))
                .mapToDouble(LearnedStatement::probability)
                .findFirst()
                .orElseThrow();
        return LogOdds.of(statement.probability()) - LogOdds.of(after);
    }

    /** A straight line from the last sample before each erased run to the first one after it. */
    private static Samples bridged(Samples lead, boolean[] erased) {
        float[] samples = lead.toArray();
        for (int from = 0; from < samples.length; from++) {
            if (!erased[from]) {
                continue;
            }
            int to = from;
            while (to < samples.length && erased[to]) {
                to++;
            }
            float left = from > 0 ? samples[from - 1] : to < samples.length ? samples[to] : 0;
            float right = to < samples.length ? samples[to] : left;
            for (int i = from; i < to; i++) {
                samples[i] = left + (right - left) * (i - from + 1) / (to - from + 1);
            }
            from = to;
        }
        return Samples.copyOf(samples);
    }
}
