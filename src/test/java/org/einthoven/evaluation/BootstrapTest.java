package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.einthoven.statistics.Interval;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final ToDoubleFunction<List<Integer>> MEAN =
            group -> group.stream().mapToInt(Integer::intValue).average().orElse(Double.NaN);

    @Test
    void theIntervalOfAMeanIsAboutTwoStandardErrorsWide() {
        List<Integer> patients = IntStream.range(0, 100).boxed().toList();

        Interval interval = Bootstrap.interval(patients, MEAN);

        assertThat(interval.value()).isEqualTo(49.5);
        // standard error of the mean of 0..99 is 28.87 / 10
        assertThat(interval.low()).isBetween(49.5 - 6.5, 49.5 - 5);
        assertThat(interval.high()).isBetween(49.5 + 5, 49.5 + 6.5);
    }

    @Test
    void sameInputGivesTheSameInterval() {
        List<Integer> patients = List.of(3, 1, 4, 1, 5, 9);

        assertThat(Bootstrap.interval(patients, MEAN)).isEqualTo(Bootstrap.interval(patients, MEAN));
    }

    @Test
    void onePatientHasNoWidth() {
        assertThat(Bootstrap.interval(List.of(7), MEAN)).isEqualTo(new Interval(7, 7, 7));
    }

    @Test
    void nobodyHasNoFigure() {
        Interval interval = Bootstrap.interval(List.of(), MEAN);

        assertThat(interval.value()).isNaN();
        assertThat(interval.low()).isNaN();
    }
}
