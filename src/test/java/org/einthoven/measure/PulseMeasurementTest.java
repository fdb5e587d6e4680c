package org.einthoven.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.einthoven.ppg.Pulse;
import org.junit.jupiter.api.Test;

class PulseMeasurementTest {

    private static Pulse pulse(double onsetMs) {
        return new Pulse(onsetMs, onsetMs + 150, onsetMs + 350, onsetMs + 800);
    }

    @Test
    void theRateIsFromOnsetToOnset() {
        List<Pulse> pulses =
                IntStream.range(0, 8).mapToObj(i -> pulse(100 + 750 * i)).toList();
        assertThat(PulseMeasurement.measure(pulses).heartRateBpm()).isEqualTo(80);
    }

    @Test
    void aLossOfSignalIsNoSlowPulse() {
        List<Pulse> pulses = List.of(pulse(0), pulse(1000), pulse(5000), pulse(9000), pulse(10000));
        assertThat(PulseMeasurement.measure(pulses).heartRateBpm()).isEqualTo(60);
    }

    @Test
    void onePulseHasNoRate() {
        assertThat(PulseMeasurement.measure(List.of(pulse(100)))).isEqualTo(Measurements.NONE);
    }
}
