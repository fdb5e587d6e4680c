package org.einthoven.delineation;

import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.signal.Resampler;
import org.einthoven.signal.TypicalRange;
import org.einthoven.signal.ZeroPhaseFilter;

/**
 * Makes of a lead what the delineation model reads: 250 Hz, without baseline wander, and of such a size that the lead's
 * typical complex measures 1 from its lowest to its highest sample. Used in training and in the server alike.
 */
public final class LeadPreparation {

    /** The rate that the model reads. */
    public static final SampleRate RATE = new SampleRate(250);

    /** Long enough to hold a complex at 30 beats a minute. */
    private static final int WINDOW = 500;

    /** What is smaller than this from top to bottom is not blown up to the size of a complex, in mV. */
    private static final float SMALLEST_MV = 0.05f;

    private static final ZeroPhaseFilter BASELINE = ZeroPhaseFilter.baselineRemoval(RATE);

    private final Resampler resampler;

    public LeadPreparation(SampleRate from) {
        resampler = Resampler.between(from, RATE);
    }

    /** The lead in mV at {@link #RATE}; a missing sample stays NaN. */
    public float[] resample(Samples lead) {
        return resampler.apply(lead.toArray());
    }

    /**
     * Takes the baseline away and brings the lead to size.
     *
     * @param millivolts at {@link #RATE}; stays as it is
     */
    public static float[] normalise(float[] millivolts) {
        float[] level = BASELINE.apply(millivolts);
        float scale = 1 / Math.max(SMALLEST_MV, TypicalRange.of(level, WINDOW));
        for (int i = 0; i < level.length; i++) {
            level[i] *= scale;
        }
        return level;
    }
}
