package org.einthoven.signal;

import java.util.random.RandomGenerator;
import org.einthoven.ecg.SampleRate;

/** Where noise comes from: made anew, or cut out of a recording of noise. */
@FunctionalInterface
public interface NoiseSource {

    /** {@code length} samples of mean 0 and mean square 1; the same for the same state of {@code random}. */
    float[] generate(int length, SampleRate rate, RandomGenerator random);
}
