package org.einthoven.rhythm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.inference.ModelRef;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;

/**
 * Says what rhythm a recording shows, from one lead with the beats and waves that were found in it. A recording of more
 * than 61 s is read in stretches of 30 s, whose scores are averaged. Safe for many threads.
 */
public final class RhythmClassifier {

    /** The shortest recording that is read: 9 s, the shortest that was trained on. */
    private static final double SHORTEST_S = 9;

    /** The longest that is read at once: 61 s, the longest that was trained on. */
    private static final double LONGEST_S = 61;

    /** Training saw leads without gaps; one that a printed page shows for a quarter of the time is not read. */
    private static final double LEAST_RECORDED = 0.75;

    /** Stretches in which a longer one is read. */
    private static final double STRETCH_S = 30;

    private static final String INPUT = "beats";
    private static final String LOGITS = "logits";
    private static final RhythmClass[] CLASSES = RhythmClass.values();

    /** Lead I is the one that the model grew up with; P waves are best seen in II and V1. */
    private static final List<LeadName> PREFERRED =
            List.of(LeadName.I, LeadName.UNSPECIFIED, LeadName.II, LeadName.MLII, LeadName.V1);

    private final OnnxModel model;
    private final double slope;
    private final double[] offset = new double[CLASSES.length];
    private final double[] weight = new double[CLASSES.length];

    /** Takes what makes probabilities and decisions of scores from the model's card. */
    public RhythmClassifier(OnnxModel model) {
        this.model = model;
        slope = model.card().threshold("slope");
        for (RhythmClass c : CLASSES) {
            offset[c.ordinal()] = model.card().threshold("offset " + c);
            weight[c.ordinal()] = model.card().threshold("weight " + c);
        }
    }

    public ModelRef model() {
        return model.ref();
    }

    /** Whether the recording is long enough, and has a lead that was recorded nearly all the time. */
    public static boolean canRead(Ecg ecg) {
        return seconds(ecg) >= SHORTEST_S && isWhole(lead(ecg));
    }

    /** Whether the recording is too long to be read at once. */
    public static boolean isReadInStretches(Ecg ecg) {
        return seconds(ecg) > LONGEST_S;
    }

    /** In samples. */
    private static int stretchLength(Ecg ecg) {
        return (int) Math.round(ecg.rate().indexAt(1000 * STRETCH_S));
    }

    private static boolean isWhole(Lead lead) {
        return lead.samples().recordedShare() >= LEAST_RECORDED;
    }

    private static double seconds(Ecg ecg) {
        return ecg.length() / ecg.rate().hz();
    }

    /** The lead that is read. */
    public static Lead lead(Ecg ecg) {
        return ecg.leads().stream()
                .min(Comparator.comparing((Lead lead) -> !isWhole(lead)).thenComparingInt(lead -> {
                    int place = PREFERRED.indexOf(lead.name());
                    return place < 0 ? PREFERRED.size() : place;
                }))
                .orElseThrow();
    }

    /**
     * What the model reads of a recording.
     *
     * @param beats in order of time
     * @param delineation of all leads
     */
    public static List<BeatSequence> sequences(Ecg ecg, List<Beat> beats, Delineation delineation) {
        Lead lead = lead(ecg);
        List<Fiducial> waves = delineation.inLead(lead.name());
        if (!isReadInStretches(ecg)) {
            return List.of(BeatSequence.of(lead, ecg.rate(), beats, waves));
        }
        List<BeatSequence> stretches = new ArrayList<>();
        int length = stretchLength(ecg);
        for (int from = 0; from + length <= ecg.length(); from += length) {
            double fromMs = ecg.rate().msAt(from);
            double toMs = ecg.rate().msAt(from + length);
            stretches.add(BeatSequence.of(
                    new Lead(lead.name(), lead.samples().slice(from, from + length)),
                    ecg.rate(),
                    beats.stream()
                            .filter(beat -> beat.timeMs() >= fromMs && beat.timeMs() < toMs)
                            .map(beat -> new Beat(beat.timeMs() - fromMs, beat.beatClass(), beat.scores()))
                            .toList(),
                    waves.stream()
                            .filter(wave -> wave.onsetMs() >= fromMs && wave.offsetMs() < toMs)
                            .map(wave -> wave.earlier(fromMs))
                            .toList()));
        }
        return stretches;
    }

    /** What the model says of a recording and of each of its stretches. */
    public ToldRhythm tell(Ecg ecg, List<Beat> beats, Delineation delineation) {
        List<BeatSequence> sequences = sequences(ecg, beats, delineation);
        double lengthMs = isReadInStretches(ecg) ? ecg.rate().msAt(stretchLength(ecg)) : 1000 * seconds(ecg);
        double[] mean = new double[CLASSES.length];
        List<ToldStretch> told = new ArrayList<>();
        for (int i = 0; i < sequences.size(); i++) {
            double[] logits = logits(sequences.get(i));
            add(mean, logits, sequences.size());
            Stretch stretch = new Stretch(i * lengthMs, (i + 1) * lengthMs);
            if (beats.stream().anyMatch(beat -> stretch.contains(beat.timeMs()))) {
                told.add(new ToldStretch(stretch, decide(logits)));
            }
        }
        return new ToldRhythm(decide(mean), told);
    }

    /** What the model says of a recording; the mean of its stretches. */
    public LearnedRhythm classify(List<BeatSequence> sequences) {
        double[] mean = new double[CLASSES.length];
        sequences.forEach(sequence -> add(mean, logits(sequence), sequences.size()));
        return decide(mean);
    }

    private double[] logits(BeatSequence sequence) {
        Tensor in = Tensor.allocate(1, BeatSequence.ROWS, 1, sequence.beats());
        sequence.put(in.buffer());
        Tensor out = model.run(Map.of(INPUT, in)).get(LOGITS);
        double[] logits = new double[CLASSES.length];
        for (int c = 0; c < logits.length; c++) {
            logits[c] = out.at(c);
        }
        return logits;
    }

    private static void add(double[] mean, double[] one, int of) {
        for (int c = 0; c < mean.length; c++) {
            mean[c] += one[c] / of;
        }
    }

    private LearnedRhythm decide(double[] logits) {
        double[] scores = new double[CLASSES.length];
        double highest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = slope * logits[c] + offset[c];
            highest = Math.max(highest, scores[c]);
        }
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score - highest);
        }
        Map<RhythmClass, Double> probabilities = new EnumMap<>(RhythmClass.class);
        RhythmClass best = RhythmClass.N;
        for (RhythmClass c : CLASSES) {
            probabilities.put(c, Math.exp(scores[c.ordinal()] - highest) / sum);
            if (scores[c.ordinal()] + weight[c.ordinal()] > scores[best.ordinal()] + weight[best.ordinal()]) {
                best = c;
            }
        }
        return new LearnedRhythm(best, probabilities);
    }
}
