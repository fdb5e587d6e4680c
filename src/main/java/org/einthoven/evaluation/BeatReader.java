package org.einthoven.evaluation;

import java.io.IOException;
import java.util.List;
import org.einthoven.beat.Beat;
import org.einthoven.beat.QrsDetector;
import org.einthoven.ecg.Ecg;
import org.einthoven.inference.OnnxModel;

/** What gives the beats of a recording their classes. */
public interface BeatReader extends AutoCloseable {

    /**
     * The classifier alone.
     *
     * @param rPeaksMs ascending, in ms from the first sample
     * @return one beat for each R peak, in the same order
     */
    List<Beat> classify(Ecg ecg, double[] rPeaksMs);

    /** The beats that a user gets, at the positions that our own detector finds. */
    default List<Beat> read(Ecg ecg) {
        return classify(ecg, new QrsDetector().detect(ecg));
    }

    @Override
    default void close() {}

    /**
     * Reads with {@code model} as its card says that it wants to be read.
     *
     * @throws IllegalArgumentException where a model is missing that a reading needs beside it
     */
    static BeatReader with(OnnxModel model) throws IOException {
        Double rate = model.card().inputs().get(0).rateHz();
        return rate != null && rate == BeatWindow.RATE.hz() ? new WindowClassifier(model) : ReadBeats.with(model);
    }
}
