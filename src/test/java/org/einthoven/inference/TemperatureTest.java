package org.einthoven.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TemperatureTest {

    @Test
    void logitsAreDividedByIt() {
        // softmax of (2, 0) and of (1, 0)
        double at1 = 1 / (1 + Math.exp(-2));
        double at2 = 1 / (1 + Math.exp(-1));

        assertThat(new Temperature(2).of("any", at1)).isCloseTo(at2, within(1e-12));
        assertThat(new Temperature(2).of(new double[] {at1, 1 - at1})[1]).isCloseTo(1 - at2, within(1e-12));
    }

    @RepeatedTest(20)
    void theHighestStaysTheHighestAndAllSumToOne(RepetitionInfo which) {
        SplittableRandom random = new SplittableRandom(which.getCurrentRepetition());
        double[] any = random.doubles(5, 0, 1).toArray();
        any[0] += 1;
        double sum = Arrays.stream(any).sum();
        double[] scores = Arrays.stream(any).map(a -> a / sum).toArray();

        double[] tempered = new Temperature(random.nextDouble(0.1, 10)).of(scores);

        assertThat(Arrays.stream(tempered).sum()).isCloseTo(1, within(1e-9));
        assertThat(tempered[0]).isEqualTo(Arrays.stream(tempered).max().orElseThrow());
    }

    @Test
    void whatIsCertainOrUnknownStaysSo() {
        assertThat(new Temperature(0.5).of("any", 1)).isEqualTo(1);
        assertThat(new Temperature(0.5).of("any", 0)).isEqualTo(0);
        assertThat(new Temperature(0.5).of("any", Double.NaN)).isNaN();
    }

    @Test
    void aQuestionMayHaveAnOffsetThatOthersDoNotFeel() {
        Temperature temperature = new Temperature(1, Map.of("P", -Math.log(3)));

        assertThat(temperature.of("P", 0.75)).isCloseTo(0.5, within(1e-12));
        assertThat(temperature.of("T", 0.75)).isEqualTo(0.75);
        assertThat(temperature.of(new double[] {0.75, 0.25})[0]).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void absoluteZeroIsNoTemperature() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Temperature(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Temperature(Double.NaN));
    }
}
