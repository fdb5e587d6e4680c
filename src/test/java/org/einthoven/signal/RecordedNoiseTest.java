package org.einthoven.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.junit.jupiter.api.Test;

class RecordedNoiseTest {

    private static final SampleRate HZ_360 = new SampleRate(360);

    private static RecordedNoise sine(double hz, int seconds) {
        float[] mv = new float[360 * seconds];
        for (int i = 0; i < mv.length; i++) {
            mv[i] = (float) (7 + 3 * Math.sin(2 * Math.PI * hz * i / 360));
        }
        return new RecordedNoise(List.of(Samples.copyOf(mv)), HZ_360);
    }

    @Test
    void aPieceIsWhatWasRecordedAtAnotherRateWithMeanZeroAndMeanSquareOne() {
        SampleRate wanted = new SampleRate(250);
        float[] piece = sine(5, 30).generate(2500, wanted, new SplittableRandom(1));
        assertThat(IntStream.range(0, 2500).mapToDouble(i -> piece[i]).average().orElseThrow())
                .isCloseTo(0, within(1e-4));
        assertThat(IntStream.range(0, 2500)
                        .mapToDouble(i -> piece[i] * piece[i])
                        .average()
                        .orElseThrow())
                .isCloseTo(1, within(1e-4));
        for (int i = 0; i + 50 < 2500; i++) {
            assertThat(piece[i + 50]).isCloseTo(piece[i], within(0.01f));
            assertThat(piece[i + 25]).isCloseTo(-piece[i], within(0.01f));
        }
    }

    @Test
    void anotherDrawIsAnotherPiece() {
        RecordedNoise noise = sine(0.21, 60);
        SplittableRandom random = new SplittableRandom(1);
        assertThat(noise.generate(500, HZ_360, random)).isNotEqualTo(noise.generate(500, HZ_360, random));
    }

    @Test
    void saysHowMuchIsMissingWhereTooLittleWasRecorded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sine(5, 9).generate(3600, HZ_360, new SplittableRandom(1)))
                .withMessage("10000 ms of noise are wanted, and 9000 ms were recorded");
    }
}
