package org.einthoven.beat;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Temperature;
import org.einthoven.inference.Tensor;
import org.einthoven.signal.Resampler;

/**
 * Gives each heartbeat its AAMI class, from its shape beside the patient's usual beat and from its place in the rhythm.
 * Looks at up to three leads and averages what they say; beats that look alike are judged alike. Safe for many threads.
 */
public final class BeatClassifier {

    static final String INPUT = "beats";
    static final String LOGITS = "logits";

    private static final BeatClass[] CLASSES = BeatClass.values();

    /** Leads that are looked at for a beat: more tell hardly more. */
    private static final int ENOUGH_LEADS = 3;

    /** A lead that is needed for less than this share of the recording is not looked at for that. */
    private static final double LEAST_ADDED = 0.1;

    /** Beats a run of the model, so that a long recording needs no more memory than a short one. */
    private static final int BATCH = 256;

    /** The leads of monitors and Holter recorders, with which the model grew up; others are better than none. */
    private static final List<LeadName> PREFERRED = List.of(
            LeadName.II, LeadName.MLII, LeadName.V1, LeadName.V5, LeadName.UNSPECIFIED, LeadName.V2, LeadName.I);

    private final OnnxModel model;
    private final Origin origin;
    private final double[] least = new double[CLASSES.length];

    /** Takes what turns scores into decisions from the model's card. */
    public BeatClassifier(OnnxModel model) {
        this.model = model;
        double[] bias = new double[CLASSES.length];
        for (BeatClass c : CLASSES) {
            bias[c.ordinal()] = model.card().threshold("bias" + c);
            least[c.ordinal()] = model.card().threshold("least" + c);
        }
        origin = new Origin(bias);
    }

    /** What makes probabilities of the scores that beats come with: the rhythm model and explanations read them as they are. */
    public Temperature temperature() {
        return model.card().temperature();
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
        if (chosen.isEmpty()) {
            return List.of();
        }
        List<BeatFrames> leads = frames(ecg, rPeaksMs);
        LookAlikes alike = BeatFrames.lookAlikes(leads);
        Map<Integer, int[]> kinds = new LinkedHashMap<>();
        SortedSet<Integer> asked = new TreeSet<>();
        for (int beat : chosen) {
            kinds.put(beat, alike.upTo(beat));
            Arrays.stream(kinds.get(beat)).forEach(asked::add);
        }
        double[][] alone = logits(leads, rPeaksMs.length, List.copyOf(asked));
        return chosen.stream()
                .map(beat -> decide(rPeaksMs[beat], origin.pooled(alone, beat, kinds.get(beat))))
                .toList();
    }

    private static List<BeatFrames> frames(Ecg ecg, double[] rPeaksMs) {
        Resampler resampler = Resampler.between(ecg.rate(), BeatFrames.RATE);
        RhythmContext rhythm = new RhythmContext(rPeaksMs);
        return leads(ecg).stream()
                .map(lead -> new BeatFrames(lead.samples(), resampler, rhythm, rPeaksMs))
                .toList();
    }

    /** {@code ecg} with no other leads than those that are looked at. */
    public static Ecg lookedAt(Ecg ecg) {
        return new Ecg(ecg.rate(), leads(ecg));
    }

    private static List<Integer> all(double[] rPeaksMs) {
        return IntStream.range(0, rPeaksMs.length).boxed().toList();
    }

    /**
     * What the model says of each beat alone: averaged over the leads in which it was recorded, by beat; of the other
     * beats nothing, nor of one that no lead holds.
     */
    private double[][] logits(List<BeatFrames> leads, int beats, List<Integer> asked) {
        double[][] logits = new double[beats][CLASSES.length];
        int[] heard = new int[beats];
        for (BeatFrames frames : leads) {
            List<Integer> held = asked.stream().filter(frames::isRecorded).toList();
            addLogits(frames, held, logits);
            held.forEach(beat -> heard[beat]++);
        }
        for (int beat : asked) {
            for (int c = 0; c < CLASSES.length; c++) {
                logits[beat][c] /= Math.max(1, heard[beat]);
            }
        }
        return logits;
    }

    /**
     * The leads that are looked at, the most telling first. Where leads were recorded one after the other, as a page is
     * printed, more than three, so that there are three at all times where there are.
     */
    static List<Lead> leads(Ecg ecg) {
        List<Lead> byMerit = ecg.leads().stream()
                .sorted(Comparator.comparingInt(lead -> {
                    int place = PREFERRED.indexOf(lead.name());
                    return place < 0 ? PREFERRED.size() : place;
                }))
                .toList();
        List<Lead> chosen = new ArrayList<>();
        int[] recorded = new int[ecg.length()];
        for (Lead lead : byMerit) {
            int[] with = recorded.clone();
            int added = 0;
            for (int i = 0; i < with.length; i++) {
                with[i] += lead.samples().isMissing(i) ? 0 : 1;
                added += with[i] > recorded[i] && recorded[i] < ENOUGH_LEADS ? 1 : 0;
            }
            if (chosen.isEmpty() || added >= LEAST_ADDED * with.length) {
                chosen.add(lead);
                recorded = with;
            }
        }
        return List.copyOf(chosen);
    }

    private void addLogits(BeatFrames frames, List<Integer> asked, double[][] sums) {
        for (int from = 0; from < asked.size(); from += BATCH) {
            List<Integer> batch = asked.subList(from, Math.min(asked.size(), from + BATCH));
            Tensor in = Tensor.allocate(batch.size(), BeatFrames.CHANNELS, 1, BeatFrames.LENGTH);
            FloatBuffer buffer = in.buffer();
            batch.forEach(beat -> frames.put(beat, buffer));
            Tensor out = model.run(Map.of(INPUT, in)).get(LOGITS);
            for (int b = 0; b < batch.size(); b++) {
                for (int c = 0; c < CLASSES.length; c++) {
                    sums[batch.get(b)][c] += out.at(b * CLASSES.length + c);
                }
            }
        }
    }

    /** The likeliest class, of those whose score reaches what the card demands; N where none does. */
    private Beat decide(double ms, double[] logits) {
        double highest = Arrays.stream(logits).max().orElseThrow();
        double[] scores = Arrays.stream(logits).map(l -> Math.exp(l - highest)).toArray();
        double sum = Arrays.stream(scores).sum();
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
