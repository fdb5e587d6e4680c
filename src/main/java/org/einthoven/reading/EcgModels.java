package org.einthoven.reading;

import java.util.List;
import java.util.Optional;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.ecg.Ecg;
import org.einthoven.explain.BeatScorer;
import org.einthoven.explain.StatementScorer;
import org.einthoven.inference.ModelRef;
import org.einthoven.rhythm.LearnedRhythm;
import org.einthoven.rhythm.ToldStretch;
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
     * What rhythm the recording shows; empty where it is too short to tell.
     *
     * @param ecg usable leads only
     * @param beats in order of time, as they were classified
     * @param delineation of all these leads
     */
    Optional<LearnedRhythm> rhythm(Ecg ecg, List<Beat> beats, Delineation delineation);

    /** The same, stretch by stretch of a long recording; none of what is too short or where no beat was found. */
    List<ToldStretch> stretches(Ecg ecg, List<Beat> beats, Delineation delineation);

    /**
     * Every model that takes part where these statements were made and this rhythm was told; where there are none, those
     * that make them did not.
     */
    List<ModelRef> refs(List<LearnedStatement> statements, Optional<LearnedRhythm> rhythm);
}
