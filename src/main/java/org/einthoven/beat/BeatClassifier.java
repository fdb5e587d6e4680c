package org.einthoven.beat;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;
import org.einthoven.signal.Resampler;

/**
 * Gives each heartbeat its AAMI class, from its shape beside the patient's usual beat and from its place in the rhythm.
 * Looks at up to three leads and averages what they say. Safe for many threads.
 */
public final class BeatClassifier {

    static final String INPUT = "beats";
    static final String LOGITS = "logits";

    private static final BeatClass[] CLASSES = BeatClass.values();

    /** Leads that are looked at: more tell hardly more. */
    private static final int MOST_LEADS = 3;

    /** Beats a run of the model, so that a long recording needs no more memory than a short one. */
    private static final int BATCH = 256;

    /** The leads of monitors and Holter recorders, with which the model grew up; others are better than none. */
    private static final List<LeadName> PREFERRED = List.of(
            LeadName.II, LeadName.MLII, LeadName.V1, LeadName.V5, LeadName.UNSPECIFIED, LeadName.V2, LeadName.I);

    private final OnnxModel model;
    private final double[] bias = new double[CLASSES.length];
    private final double[] least = new double[CLASSES.length];

    /** Takes what turns scores into decisions from the model's card. */
    public BeatClassifier(OnnxModel model) {
        this.model = model;
        for (BeatClass c : CLASSES) {
            bias[c.ordinal()] = model.card().threshold("bias" + c);
            least[c.ordinal()] = model.card().threshold("least" + c);
        }
    }

    /**
     * Classifies all beats of a recording.
     *
     * @param ecg the leads that are fit to be read
     * @param rPeaksMs ascending, in ms from the first sample
     * @return one beat for each R peak, in the same order
     */
    public List<Beat> classify(Ecg ecg, double[] rPeaksMs) {
        return classify(ecg, rPeaksMs, all(rPeaksMs));
    }

    /**
     * Classifies some beats of a recording, each in its place among all of them.
     *
     * @param chosen indices of R peaks
     * @return one beat for each index, in the same order
     */
    public List<Beat> classify(Ecg ecg, double[] rPeaksMs, List<Integer> chosen) {
        double[][] logits = logits(ecg, rPeaksMs, chosen);
        List<Beat> beats = new ArrayList<>(chosen.size());
        for (int b = 0; b < logits.length; b++) {
            beats.add(decide(rPeaksMs[chosen.get(b)], logits[b]));
        }
        return beats;
    }

    /** {@code ecg} with no other leads than those that are looked at. */
    public static Ecg lookedAt(Ecg ecg) {
        return new Ecg(ecg.rate(), leads(ecg));
    }

    /** What the model says before thresholds: [beats, classes], averaged over the leads that are looked at. */
    public double[][] logits(Ecg ecg, double[] rPeaksMs) {
        return logits(ecg, rPeaksMs, all(rPeaksMs));
    }

    private static List<Integer> all(double[] rPeaksMs) {
        return IntStream.range(0, rPeaksMs.length).boxed().toList();
    }

    private double[][] logits(Ecg ecg, double[] rPeaksMs, List<Integer> chosen) {
        double[][] logits = new double[chosen.size()][CLASSES.length];
        Resampler resampler = Resampler.between(ecg.rate(), BeatFrames.RATE);
        RhythmContext rhythm = new RhythmContext(rPeaksMs);
        List<Lead> leads = leads(ecg);
        for (Lead lead : leads) {
            BeatFrames frames = new BeatFrames(lead.samples(), resampler, rhythm, rPeaksMs);
            addLogits(frames, chosen, logits, 1.0 / leads.size());
        }
        return logits;
    }

    /** The leads that are looked at, the most telling first. */
    static List<Lead> leads(Ecg ecg) {
        return ecg.leads().stream()
                .sorted(Comparator.comparingInt(lead -> {
                    int place = PREFERRED.indexOf(lead.name());
                    return place < 0 ? PREFERRED.size() : place;
                }))
                .limit(MOST_LEADS)
                .toList();
    }

    private void addLogits(BeatFrames frames, List<Integer> chosen, double[][] sums, double share) {
        for (int from = 0; from < sums.length; from += BATCH) {
            int count = Math.min(BATCH, sums.length - from);
            Tensor in = Tensor.allocate(count, BeatFrames.CHANNELS, 1, BeatFrames.LENGTH);
            FloatBuffer buffer = in.buffer();
            for (int b = 0; b < count; b++) {
                frames.put(chosen.get(from + b), buffer);
            }
            Tensor out = model.run(Map.of(INPUT, in)).get(LOGITS);
            for (int b = 0; b < count; b++) {
                for (int c = 0; c < CLASSES.length; c++) {
                    sums[from + b][c] += share * out.at(b * CLASSES.length + c);
                }
            }
        }
    }

    /** The likeliest class, of those whose score reaches what the card demands; N where none does. */
    private Beat decide(double ms, double[] logits) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < logits.length; c++) {
            highest = Math.max(highest, logits[c] + bias[c]);
        }
        double sum = 0;
        double[] scores = new double[logits.length];
        for (int c = 0; c < logits.length; c++) {
            scores[c] = Math.exp(logits[c] + bias[c] - highest);
            sum += scores[c];
        }
        Map<BeatClass, Double> byClass = new EnumMap<>(BeatClass.class);
        BeatClass best = BeatClass.N;
        double bestScore = -1;
        for (BeatClass c : CLASSES) {
            double score = scores[c.ordinal()] / sum;
            byClass.put(c, score);
            if (score >= least[c.ordinal()] && score > bestScore) {
                best = c;
                bestScore = score;
            }
        }
        return new Beat(ms, best, byClass);
    }
}
