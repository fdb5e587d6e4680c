package org.einthoven.evaluation;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.einthoven.beat.BeatFrames;
import org.einthoven.ecg.BeatClass;
import org.einthoven.evaluation.RandomBeats.LabelledBeat;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;

/**
 * Gives each beat the class that our beat network finds likeliest in the mean over its leads: from this beat alone, without
 * what it says of others that look like it.
 */
final class FrameClassifier {

    private static final BeatClass[] CLASSES = BeatClass.values();

    /** Beats a run. */
    private static final int BATCH = 128;

    private final OnnxModel model;

    FrameClassifier(OnnxModel model) {
        this.model = model;
    }

    /** The classes of beats that were cut by {@link BeatCut#FRAMES}. */
    List<BeatClass> classify(List<LabelledBeat> beats) {
        List<BeatClass> classes = new ArrayList<>(beats.size());
        for (int from = 0; from < beats.size(); from += BATCH) {
            classes.addAll(run(beats.subList(from, Math.min(beats.size(), from + BATCH))));
        }
        return classes;
    }

    private List<BeatClass> run(List<LabelledBeat> beats) {
        int rows = beats.stream().mapToInt(FrameClassifier::leads).sum();
        Tensor in = Tensor.allocate(rows, BeatFrames.CHANNELS, 1, BeatFrames.LENGTH);
        FloatBuffer buffer = in.buffer();
        beats.forEach(beat -> buffer.put(beat.window()));
        Tensor logits = model.run(Map.of(model.card().inputs().get(0).name(), in))
                .get(model.card().outputs().get(0).name());
        List<BeatClass> classes = new ArrayList<>(beats.size());
        int row = 0;
        for (LabelledBeat beat : beats) {
            double[] sums = new double[CLASSES.length];
            for (int end = row + leads(beat); row < end; row++) {
                for (int c = 0; c < sums.length; c++) {
                    sums[c] += logits.at(row * CLASSES.length + c);
                }
            }
            classes.add(CLASSES[highest(sums)]);
        }
        return classes;
    }

    private static int leads(LabelledBeat beat) {
        return beat.window().length / BeatCut.FRAME;
    }

    private static int highest(double[] sums) {
        return IntStream.range(0, sums.length)
                .reduce((a, b) -> sums[b] > sums[a] ? b : a)
                .orElseThrow();
    }
}
