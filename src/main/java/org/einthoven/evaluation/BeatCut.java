package org.einthoven.evaluation;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.einthoven.beat.BeatFrames;
import org.einthoven.ecg.Ecg;

/** What a model that learned from single beats reads of each. */
public interface BeatCut {

    /** Values of one lead in {@link #FRAMES}: [{@link BeatFrames#CHANNELS}, {@link BeatFrames#LENGTH}]. */
    int FRAME = BeatFrames.CHANNELS * BeatFrames.LENGTH;

    /** One lead of it and nothing else, as the field's introductions have it. */
    BeatCut WINDOW = (ecg, peaksMs) -> {
        BeatWindow window = new BeatWindow(ecg);
        return Arrays.stream(peaksMs).mapToObj(window::at).toList();
    };

    /**
     * All leads, one after the other, each as our beat model reads it: the beat, the patient's usual beat so far and how it
     * lies among its neighbours, of which it takes the times and never a class.
     */
    BeatCut FRAMES = (ecg, peaksMs) -> {
        List<BeatFrames> leads = ecg.leads().stream()
                .map(lead -> new BeatFrames(lead.samples(), ecg.rate(), peaksMs))
                .toList();
        return IntStream.range(0, peaksMs.length)
                .mapToObj(beat -> {
                    FloatBuffer frames = FloatBuffer.allocate(leads.size() * FRAME);
                    leads.forEach(lead -> lead.put(beat, frames));
                    return frames.array();
                })
                .toList();
    };

    /**
     * @param peaksMs R peaks, ascending, in ms from the first sample
     * @return one for each, in the same order
     */
    List<float[]> cut(Ecg ecg, double[] peaksMs);
}
