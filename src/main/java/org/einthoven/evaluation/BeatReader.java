package org.einthoven.evaluation;

import java.util.List;
import org.einthoven.beat.Beat;
import org.einthoven.beat.BeatClassifier;
import org.einthoven.ecg.Ecg;
import org.einthoven.inference.OnnxModel;

/** What gives the beats of a recording their classes. */
interface BeatReader {

    /**
     * @param rPeaksMs ascending, in ms from the first sample
     * @return one beat for each R peak, in the same order
     */
    List<Beat> classify(Ecg ecg, double[] rPeaksMs);

    /** Reads with {@code model} as its card says that it wants to be read. */
    static BeatReader with(OnnxModel model) {
        Double rate = model.card().inputs().get(0).rateHz();
        return rate != null && rate == BeatWindow.RATE.hz()
                ? new WindowClassifier(model)
                : new BeatClassifier(model)::classify;
    }
}
