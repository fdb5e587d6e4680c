package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.evaluation.RandomBeats.LabelledBeat;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;

/** Gives each beat the class that a model which sees nothing but its {@link BeatWindow} finds likeliest. */
final class WindowClassifier implements BeatReader {

    private static final BeatClass[] CLASSES = BeatClass.values();
    private static final int BATCH = 256;

    private final OnnxModel model;

    WindowClassifier(OnnxModel model) {
        this.model = model;
    }

    @Override
    public List<Beat> classify(Ecg ecg, double[] rPeaksMs) {
        BeatWindow window = new BeatWindow(ecg);
        List<Map<BeatClass, Double>> scores =
                scores(Arrays.stream(rPeaksMs).mapToObj(window::at).toList());
        return IntStream.range(0, rPeaksMs.length)
                .mapToObj(b -> new Beat(rPeaksMs[b], likeliest(scores.get(b)), scores.get(b)))
                .toList();
    }

    /** The classes of beats that were cut out already. */
    List<BeatClass> classify(List<LabelledBeat> beats) {
        return scores(beats.stream().map(LabelledBeat::window).toList()).stream()
                .map(WindowClassifier::likeliest)
                .toList();
    }

    private List<Map<BeatClass, Double>> scores(List<float[]> windows) {
        List<Map<BeatClass, Double>> scores = new ArrayList<>(windows.size());
        for (int from = 0; from < windows.size(); from += BATCH) {
            int rows = Math.min(BATCH, windows.size() - from);
            Tensor in = Tensor.allocate(rows, 1, 1, BeatWindow.LENGTH);
            for (int row = 0; row < rows; row++) {
                in.buffer().position(row * BeatWindow.LENGTH).put(windows.get(from + row));
            }
            Tensor logits = model.run(in);
            for (int row = 0; row < rows; row++) {
                scores.add(softmax(logits, row * CLASSES.length));
            }
        }
        return scores;
    }

    private static Map<BeatClass, Double> softmax(Tensor logits, int from) {
        Map<BeatClass, Double> scores = new EnumMap<>(BeatClass.class);
        double sum = 0;
        for (BeatClass c : CLASSES) {
            double score = Math.exp(logits.at(from + c.ordinal()));
            scores.put(c, score);
            sum += score;
        }
        double all = sum;
        scores.replaceAll((c, score) -> score / all);
        return scores;
    }

    private static BeatClass likeliest(Map<BeatClass, Double> scores) {
        return Collections.max(scores.entrySet(), Map.Entry.comparingByValue()).getKey();
    }
}
