package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.evaluation.PulseErrors.Mark;
import org.einthoven.ppg.Pulse;
import org.einthoven.statistics.Interval;
import org.junit.jupiter.api.Test;

class PulseErrorsTest {

    private static final Pleth PLETH = new Pleth(new SampleRate(1000), Samples.copyOf(new float[1000]));

    private static final RealPulse TRUTH = new RealPulse(
            "0",
            PLETH,
            List.of(
                    Map.of(Mark.ONSET, 100.0, Mark.PEAK, 300.0, Mark.NOTCH, 450.0, Mark.OFFSET, 900.0),
                    Map.of(Mark.ONSET, 104.0, Mark.PEAK, 310.0, Mark.OFFSET, 890.0)));

    @Test
    void comparesWithTheMeanOfBothAnnotators() {
        PulseErrors errors = PulseErrors.of(TRUTH, List.of(new Pulse(110, 300, 460.0, 895)));
        assertThat(errors.found()).isTrue();
        assertThat(errors.errorMs(Mark.ONSET)).isEqualTo(8);
        assertThat(errors.errorMs(Mark.PEAK)).isEqualTo(-5);
        assertThat(errors.errorMs(Mark.OFFSET)).isEqualTo(0);
    }

    @Test
    void comparesWithTheOneWhoSetTheMarkWhereTheOtherDidNot() {
        PulseErrors errors = PulseErrors.of(TRUTH, List.of(new Pulse(110, 300, 460.0, 895)));
        assertThat(errors.errorMs(Mark.NOTCH)).isEqualTo(10);
        assertThat(errors.apartMs(Mark.NOTCH)).isNaN();
        assertThat(errors.apartMs(Mark.PEAK)).isEqualTo(10);
    }

    @Test
    void aPulseBesideTheMarkedOneIsNotIt() {
        PulseErrors errors = PulseErrors.of(TRUTH, List.of(new Pulse(310, 500, 600.0, 1200)));
        assertThat(errors.found()).isFalse();
        assertThat(errors.errorMs(Mark.ONSET)).isNaN();
    }

    @Test
    void aNotchThatWasNotFoundIsNoError() {
        PulseErrors errors = PulseErrors.of(TRUTH, List.of(new Pulse(110, 300, null, 895)));
        assertThat(errors.errorMs(Mark.NOTCH)).isNaN();
        assertThat(errors.errorMs(Mark.ONSET)).isEqualTo(8);
    }

    @Test
    void averagesOverThePulsesThatHaveTheMark() {
        PulseErrors early = PulseErrors.of(TRUTH, List.of(new Pulse(92, 305, 450.0, 895)));
        PulseErrors late = PulseErrors.of(TRUTH, List.of(new Pulse(106, 305, null, 895)));
        PulseErrors none = PulseErrors.of(TRUTH, List.of());
        Map<String, Object> metrics = PulseScore.metrics(List.of(early, late, none));
        assertThat(value(metrics, "maeMs", "onset")).isEqualTo(7);
        assertThat(value(metrics, "meanMs", "onset")).isEqualTo(-3);
        assertThat(((Interval) metrics.get("found")).value()).isEqualTo(2.0 / 3);
    }

    private static double value(Map<String, Object> metrics, String key, String mark) {
        return ((Interval) ((Map<?, ?>) metrics.get(key)).get(mark)).value();
    }
}
