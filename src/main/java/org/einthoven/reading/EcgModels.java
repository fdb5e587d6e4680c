package org.einthoven.reading;

import java.util.List;
import java.util.Optional;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.ecg.Ecg;
import org.einthoven.explain.BeatScorer;
import org.einthoven.explain.StatementScorer;
import org.einthoven.inference.ModelRef;
import org.einthoven.inference.Temperature;
import org.einthoven.rhythm.ToldRhythm;
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

    /** What makes probabilities of the scores of beats, once all that learned from these scores has read them. */
    Temperature temperatureOfBeats();

    /**
     * What rhythm the recording shows, and each stretch of a long one; empty where it is too short to tell.
     *
     * @param ecg usable leads only
     * @param beats in order of time, as they were classified
     * @param delineation of all these leads
     */
    Optional<ToldRhythm> rhythm(Ecg ecg, List<Beat> beats, Delineation delineation);

    /**
     * Every model that takes part where these statements were made and this rhythm was told; where there are none, those
     * that make them did not.
     */
    List<ModelRef> refs(List<LearnedStatement> statements, Optional<ToldRhythm> rhythm);
}
