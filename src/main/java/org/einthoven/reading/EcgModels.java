package org.einthoven.reading;

import java.util.List;
import org.einthoven.delineation.Delineation;
import org.einthoven.ecg.Ecg;
import org.einthoven.explain.BeatScorer;
import org.einthoven.explain.StatementScorer;
import org.einthoven.inference.ModelRef;
import org.einthoven.statement.LearnedStatement;

/** What detectors and models see in an ECG; everything else in a reading is computed from it. Safe for many threads. */
public interface EcgModels extends BeatScorer, StatementScorer {

    /** @param ecg usable leads only */
    Delineation delineate(Ecg ecg);

    /**
     * @param ecg usable leads only
     * @return times of the R peaks in ms from the first sample, ascending
     */
    double[] detect(Ecg ecg);

    /**
     * Every model that takes part where these statements were made; where there are none, that which makes them did not.
     */
    List<ModelRef> refs(List<LearnedStatement> statements);
}
