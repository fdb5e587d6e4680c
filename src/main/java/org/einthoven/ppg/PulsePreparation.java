package org.einthoven.ppg;

import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.SampleRate;
import org.einthoven.signal.Resampler;
import org.einthoven.signal.TypicalRange;
import org.einthoven.signal.ZeroPhaseFilter;

/**
 * Makes of a pleth what the pulse model reads: 100 Hz, without baseline wander, a typical pulse 1 high. Used in training
 * and in the server alike.
 */
public final class PulsePreparation {

    /** The rate that the model reads: the notch of a young person is some 50 ms wide. */
    public static final SampleRate RATE = new SampleRate(100);

    /** Long enough to hold a pulse at 30 a minute. */
    private static final int WINDOW = 200;

    /** What has no pulse at all is not blown up, in the pleth's own unit. */
    private static final float SMALLEST = 1e-6f;

    private static final ZeroPhaseFilter BASELINE = ZeroPhaseFilter.baselineRemoval(RATE);

    private PulsePreparation() {}

    /** What the model reads, at {@link #RATE}; NaN where nothing was recorded. */
    public static float[] prepare(Pleth pleth) {
        return normalise(resample(pleth));
    }

    /** The pleth as it was recorded, at {@link #RATE}; NaN where nothing was recorded. */
    static float[] resample(Pleth pleth) {
        return Resampler.between(pleth.rate(), RATE).apply(pleth.samples().toArray());
    }

    /** @param resampled at {@link #RATE}; stays as it is */
    static float[] normalise(float[] resampled) {
        float[] level = BASELINE.apply(resampled);
        float scale = 1 / Math.max(SMALLEST, TypicalRange.of(level, WINDOW));
        for (int i = 0; i < level.length; i++) {
            level[i] *= scale;
        }
        return level;
    }
}
