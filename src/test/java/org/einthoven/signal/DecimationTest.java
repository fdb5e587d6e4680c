package org.einthoven.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DecimationTest {

    @Property
    void isTheKernelLaidOverEveryStepthSample(
            @ForAll @IntRange(min = 1, max = 40) int taps,
            @ForAll @IntRange(min = 1, max = 9) int step,
            @ForAll @IntRange(max = 5) int first,
            @ForAll @IntRange(max = 30) int count,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[] kernel = random.doubles(taps, -1, 1).toArray();
        double[] values = random.doubles(first + taps + count * step, -1, 1).toArray();
        double[] outputs = new Decimation(kernel, first, step).apply(values, count);
        assertThat(outputs).hasSize(count);
        for (int k = 0; k < count; k++) {
            double expected = 0;
            for (int i = 0; i < taps; i++) {
                expected += kernel[i] * values[first + i + k * step];
            }
            assertThat(outputs[k]).isCloseTo(expected, within(1e-12));
        }
    }
}
