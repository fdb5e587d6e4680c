package org.einthoven.evaluation;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.einthoven.beat.BeatFrames;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.explain.Patches;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;

/**
 * The class activation map of the beat model, as a candidate beside the heatmap that is shown: what each step says for
 * "ventricular" rather than "normal", averaged over the leads. It costs one run of the model.
 */
final class BeatActivation {

    private static final String INPUT = "beats";
    private static final String MAP = "cam";

    private BeatActivation() {}

    /**
     * @param chosen indices of the beats
     * @param windows of these beats
     * @return [beats][patches]
     */
    static double[][] of(OnnxModel model, Ecg ecg, double[] rPeaksMs, List<Integer> chosen, List<Patches> windows) {
        double[][] map = new double[chosen.size()][Patches.COUNT];
        for (Lead lead : ecg.leads()) {
            BeatFrames frames = new BeatFrames(lead.samples(), ecg.rate(), rPeaksMs);
            Tensor in = Tensor.allocate(chosen.size(), BeatFrames.CHANNELS, 1, BeatFrames.LENGTH);
            FloatBuffer buffer = in.buffer();
            chosen.forEach(beat -> frames.put(beat, buffer));
            Tensor out = model.run(Map.of(INPUT, in)).get(MAP);
            for (int b = 0; b < map.length; b++) {
                for (int k : windows.get(b).filled()) {
                    int step = step(windows.get(b), k, ecg, out.side(3));
                    map[b][k] += (at(out, b, BeatClass.V, step) - at(out, b, BeatClass.N, step))
                            / ecg.leads().size();
                }
            }
        }
        return map;
    }

    /** The step of the map in which the centre of the patch lies. */
    private static int step(Patches window, int k, Ecg ecg, int steps) {
        double fromR = ecg.rate().msAt(window.centre(k) - window.rPeak());
        double sample = BeatFrames.RATE.indexAt(fromR) + BeatFrames.BEFORE;
        return (int) Math.max(0, Math.min(steps - 1, Math.floor(sample * steps / BeatFrames.LENGTH)));
    }

    private static double at(Tensor map, int beat, BeatClass beatClass, int step) {
        return map.at((beat * map.side(1) + beatClass.ordinal()) * map.side(3) + step);
    }
}
