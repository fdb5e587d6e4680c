package org.einthoven.explain;

import java.util.List;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.Ecg;

/** The model whose decisions are explained. */
@FunctionalInterface
public interface BeatScorer {

    /**
     * Gives every beat its class and its scores.
     *
     * @param rPeaksMs ascending
     * @return one beat for each R peak, in the same order
     */
    List<Beat> classify(Ecg ecg, double[] rPeaksMs);

    /**
     * Some of what {@link #classify(Ecg, double[])} gives; a model that can saves itself the other beats.
     *
     * @param chosen indices of R peaks
     * @return one beat for each index, in the same order
     */
    default List<Beat> classify(Ecg ecg, double[] rPeaksMs, List<Integer> chosen) {
        List<Beat> all = classify(ecg, rPeaksMs);
        return chosen.stream().map(all::get).toList();
    }

    /** The leads of {@code ecg} that the model looks at: without the others it answers the same. */
    default Ecg lookedAt(Ecg ecg) {
        return ecg;
    }
}
