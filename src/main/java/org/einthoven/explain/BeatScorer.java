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
}
