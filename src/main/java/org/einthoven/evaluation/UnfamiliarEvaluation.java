package org.einthoven.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.einthoven.ecg.LeadName;
import org.einthoven.inference.OnnxModel;
import org.einthoven.signal.Noise;
import org.einthoven.statement.StatementClassifier;
import org.einthoven.statement.TwelveLeads;

/**
 * Whether the statement model knows what it cannot know: how many recordings of PTB-XL it does not judge because they are
 * too far from what it learned from, as they are and when they are no ECG of twelve leads any more, and how well it judges
 * the others.
 */
final class UnfamiliarEvaluation implements EvaluationTask {

    private static final long SEED = 9;

    /** A gain error as a file of the wrong unit has it would be refused before; this is one of a device. */
    private static final float LOUD = 4;

    /** Muscle louder than the heart. */
    private static final double NOISE_DB = -6;

    @Override
    public String name() {
        return "unfamiliar";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        PtbxlRecords records = PtbxlRecords.of(options);
        PtbxlStatements statements = records.statements();
        try (OnnxModel model = ModelFolders.open(options, StatementEvaluation.MODEL)) {
            boolean seen = Leaks.inPtbxl(options, List.of(model.card()));
            StatementClassifier classifier = new StatementClassifier(model);
            Map<String, Integer> refused = new LinkedHashMap<>();
            List<StatedEcg> judged = new ArrayList<>();
            Cohort<StatedEcg> cohort = records.score((row, ecg) -> {
                TwelveLeads leads = TwelveLeads.of(ecg);
                StatedEcg stated = StatedEcg.of(row, classifier.classify(ecg), statements);
                if (classifier.isFamiliar(classifier.distance(leads))) {
                    judged.add(stated);
                }
                strange(row.id())
                        .forEach((what, change) -> refused.merge(
                                what,
                                classifier.isFamiliar(classifier.distance(leads.with(change))) ? 0 : 1,
                                Integer::sum));
                return stated;
            });
            return cohort.outcome(
                    this,
                    options,
                    List.of(model.card()),
                    seen,
                    metrics(classifier.codes(), cohort.tallies(), judged, refused));
        }
    }

    private static Map<String, Object> metrics(
            List<String> codes, List<StatedEcg> all, List<StatedEcg> judged, Map<String, Integer> refused) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("notJudged", all.size() - judged.size());
        metrics.put("macroAuc", macroAuc(codes, all));
        metrics.put("macroAucOfJudged", macroAuc(codes, judged));
        Map<String, Object> shares = new LinkedHashMap<>();
        refused.forEach((what, count) -> shares.put(what, (double) count / all.size()));
        metrics.put("notJudgedOf", shares);
        return metrics;
    }

    private static Object macroAuc(List<String> codes, List<StatedEcg> ecgs) {
        return StatementEvaluation.metrics(codes, StatedEcg.byPatient(ecgs)).get("macroAuc");
    }

    /** What might come in in place of a resting ECG, in the words of the result, the same for the same record. */
    private static Map<String, UnaryOperator<float[][]>> strange(String id) {
        SplittableRandom random = new SplittableRandom(SEED + id.hashCode());
        Map<String, UnaryOperator<float[][]>> changes = new LinkedHashMap<>();
        changes.put("firstFiveSeconds", UnfamiliarEvaluation::firstFiveSeconds);
        changes.put("withoutV3", leads -> without(leads, LeadName.V3));
        changes.put("fourTimesAsHigh", leads -> scaled(leads, LOUD));
        changes.put("allUpsideDown", leads -> scaled(leads, -1));
        changes.put("leadsInOtherOrder", leads -> turned(leads, 1 + random.nextInt(leads.length - 1)));
        changes.put("backwards", UnfamiliarEvaluation::backwards);
        changes.put("oneLeadTwelveTimes", leads -> repeated(leads, random.nextInt(leads.length)));
        changes.put("muscleAtMinus6dB", leads -> noisy(leads, random));
        changes.put("plethInEveryLead", leads -> pleth(leads, random));
        return changes;
    }

    /** The shortest that is read; the limit was chosen on 10 s. */
    private static float[][] firstFiveSeconds(float[][] leads) {
        float[][] beginning = new float[leads.length][];
        for (int l = 0; l < leads.length; l++) {
            beginning[l] = Arrays.copyOf(leads[l], StatementClassifier.SHORTEST);
        }
        return beginning;
    }

    private static float[][] without(float[][] leads, LeadName name) {
        int place = TwelveLeads.ORDER.indexOf(name);
        leads[place] = new float[leads[place].length];
        return leads;
    }

    private static float[][] scaled(float[][] leads, float by) {
        for (float[] lead : leads) {
            for (int i = 0; i < lead.length; i++) {
                lead[i] *= by;
            }
        }
        return leads;
    }

    private static float[][] turned(float[][] leads, int by) {
        float[][] turned = new float[leads.length][];
        for (int l = 0; l < leads.length; l++) {
            turned[l] = leads[(l + by) % leads.length];
        }
        return turned;
    }

    private static float[][] backwards(float[][] leads) {
        for (float[] lead : leads) {
            for (int i = 0; i < lead.length / 2; i++) {
                float first = lead[i];
                lead[i] = lead[lead.length - 1 - i];
                lead[lead.length - 1 - i] = first;
            }
        }
        return leads;
    }

    private static float[][] repeated(float[][] leads, int lead) {
        float[][] repeated = new float[leads.length][];
        for (int l = 0; l < leads.length; l++) {
            repeated[l] = leads[lead].clone();
        }
        return repeated;
    }

    private static float[][] noisy(float[][] leads, SplittableRandom random) {
        float[][] noisy = new float[leads.length][];
        for (int l = 0; l < leads.length; l++) {
            noisy[l] = Noise.mix(leads[l], Noise.MUSCLE.generate(leads[l].length, TwelveLeads.RATE, random), NOISE_DB);
        }
        return noisy;
    }

    private static float[][] pleth(float[][] leads, SplittableRandom random) {
        long number = random.nextInt();
        float[] pulse = GeneratedPulses.unseen(number, number + 1, TwelveLeads.RATE)
                .get(0)
                .pleth()
                .samples()
                .toArray();
        float[][] pulses = new float[leads.length][];
        for (int l = 0; l < leads.length; l++) {
            pulses[l] = Arrays.copyOf(pulse, leads[l].length);
        }
        return pulses;
    }
}
