package org.einthoven.reading;

import java.util.List;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.ecg.Ecg;
import org.einthoven.inference.ModelRef;

/** What detectors and models see in an ECG; everything else in a reading is computed from it. Safe for many threads. */
public interface EcgModels {

    /** @param ecg usable leads only */
    Delineation delineate(Ecg ecg);

    /**
     * @param ecg usable leads only
     * @return times of the R peaks in ms from the first sample, ascending
     */
    double[] detect(Ecg ecg);

    /** @return one beat for each R peak, in the same order */
    List<Beat> classify(Ecg ecg, double[] rPeaksMs);

    /** Every model that takes part. */
    List<ModelRef> refs();
}
