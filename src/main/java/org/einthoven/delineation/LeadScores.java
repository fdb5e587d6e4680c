package org.einthoven.delineation;

import java.util.List;
import org.einthoven.inference.ModelRef;

/** What says of each sample of each lead which wave it belongs to. Thread-safe. */
public interface LeadScores {

    ModelRef model();

    /**
     * Scores of all leads of one recording.
     *
     * @param leads at {@link LeadPreparation#RATE}, normalised; NaN where nothing was recorded
     * @return for each lead the shape [classes, samples] in the order of {@link org.einthoven.ecg.Wave}; NaN where nothing
     *     was recorded
     */
    List<float[][]> of(List<float[]> leads);
}
