package org.einthoven.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ppg.Pulse;
import org.junit.jupiter.api.Test;

/** On pulses drawn by hand: up in 150 ms, down to 0.4 of the peak at the notch after 350 ms, then to the next foot. */
class PulseMeasurementTest {
    private static final SampleRate RATE = new SampleRate(125);
    private static final double PEAK_MS = 150;
    private static final double NOTCH_MS = 350;
    private static final Offset<Double> CLOSE = within(0.02);

    private final List<Pulse> pulses = new ArrayList<>();
    private final float[] values = new float[(int) RATE.indexAt(40_000)];
    private double atMs;

    private PulseMeasurementTest pulse(double durationMs, double amplitude) {
        pulses.add(new Pulse(atMs, atMs + PEAK_MS, atMs + NOTCH_MS, atMs + durationMs));
        for (int i = (int) Math.ceil(RATE.indexAt(atMs)); i < RATE.indexAt(atMs + durationMs); i++) {
            double ms = RATE.msAt(i) - atMs;
            double share = ms < PEAK_MS
                    ? ms / PEAK_MS
                    : ms < NOTCH_MS
                            ? 1 - 0.6 * (ms - PEAK_MS) / (NOTCH_MS - PEAK_MS)
                            : 0.4 * (durationMs - ms) / (durationMs - NOTCH_MS);
            values[i] += (float) (amplitude * share);
        }
        atMs += durationMs;
        return this;
    }

    private PulseMeasurementTest pulses(int count, double durationMs) {
        for (int i = 0; i < count; i++) {
            pulse(durationMs, 2);
        }
        return this;
    }

    private Measurements measured() {
        float[] recorded = Arrays.copyOf(values, (int) RATE.indexAt(atMs) + 1);
        return PulseMeasurement.measure(new Pleth(RATE, Samples.copyOf(recorded)), pulses);
    }

    private PulseFigures figures() {
        return Objects.requireNonNull(measured().pulse());
    }

    @Test
    void theRateIsFromOnsetToOnset() {
        pulses(8, 750);
        assertThat(measured().heartRateBpm()).isEqualTo(80);
        assertThat(figures().lowestBpm()).isEqualTo(80);
    }

    @Test
    void aLossOfSignalIsNoSlowPulse() {
        pulses(2, 1000);
        atMs += 1000;
        pulses(2, 1000);
        assertThat(measured().heartRateBpm()).isEqualTo(60);
        assertThat(figures().intervals()).isEqualTo(4);
    }

    @Test
    void onePulseHasNoRate() {
        pulses(1, 800);
        assertThat(measured()).isEqualTo(Measurements.NONE);
    }

    @Test
    void intervalsVaryByTheirStandardDeviationAndByTheDifferencesOfNeighbours() {
        pulse(800, 2).pulse(840, 2).pulse(800, 2).pulse(840, 2).pulse(800, 2).pulse(840, 2);
        assertThat(figures().meanIntervalMs()).isCloseTo(820, CLOSE);
        // squares of 20 six times, over five
        assertThat(figures().intervalSdMs()).isCloseTo(Math.sqrt(480), CLOSE);
        assertThat(figures().intervalRmssdMs()).isCloseTo(40, CLOSE);
    }

    @Test
    void whatLiesBesideALostPulseAreNoNeighbours() {
        pulses(3, 800);
        atMs += 800;
        pulse(900, 2).pulse(900, 2).pulse(900, 2);
        assertThat(figures().intervalSdMs()).isNotNull();
        assertThat(figures().intervalRmssdMs())
                .as("two differences before, two after")
                .isEqualTo(0);
    }

    @Test
    void whatVariesMoreThanPulsesDoCountsForNoVariation() {
        pulses(25, 800).pulse(600, 2).pulse(1400, 2).pulses(10, 800);
        PulseFigures figures = figures();
        assertThat(figures.intervals()).as("of twenty seconds").isEqualTo(25);
        assertThat(figures.intervalSdMs()).isCloseTo(0, CLOSE);
        assertThat(figures.lowestBpm()).isEqualTo(75);
        assertThat(figures.highestBpm()).isEqualTo(75);
    }

    @Test
    void whereNoWindowIsFitForARateThereIsNoRangeAndNoVariation() {
        pulse(500, 2).pulse(1200, 2).pulse(500, 2).pulse(1200, 2).pulse(500, 2).pulse(1200, 2);
        assertThat(figures().lowestBpm()).isNull();
        assertThat(figures().meanIntervalMs()).isNull();
        assertThat(figures().intervalSdMs()).isNull();
        assertThat(figures().crestMs()).isNotNull();
    }

    @Test
    void threeIntervalsSayNothingAboutVariation() {
        pulses(3, 800);
        assertThat(figures().intervalSdMs()).isNull();
        assertThat(figures().intervalRmssdMs()).isNull();
    }

    @Test
    void systoleEndsAtTheNotch() {
        pulses(6, 1050);
        PulseFigures figures = figures();
        assertThat(figures.crestMs()).isCloseTo(150, CLOSE);
        assertThat(figures.systoleMs()).isCloseTo(350, CLOSE);
        assertThat(figures.diastoleMs()).isCloseTo(700, CLOSE);
        assertThat(figures.systoleToDiastole()).isCloseTo(0.5, CLOSE);
    }

    @Test
    void pulsesWithoutANotchHaveNoPhases() {
        pulses(6, 800);
        pulses.replaceAll(pulse -> new Pulse(pulse.onsetMs(), pulse.peakMs(), null, pulse.offsetMs()));
        assertThat(figures().systoleMs()).isNull();
        assertThat(figures().systoleToDiastole()).isNull();
        assertThat(figures().crestMs()).isNotNull();
        assertThat(Objects.requireNonNull(figures().representative()).notchMs()).isNull();
    }

    @Test
    void amplitudesAreMeasuredFromTheLineThroughTheFeetHoweverTheBaselineWanders() {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (100 + RATE.msAt(i) / 500);
        }
        pulses(3, 800).pulse(800, 4).pulses(3, 800);
        assertThat(figures().amplitude()).isCloseTo(2, within(0.05));
        assertThat(figures().points().get(3).amplitude()).isCloseTo(2, within(0.05));
        assertThat(figures().points().get(3).likeness()).isGreaterThan(0.99);
    }

    @Test
    void theRepresentativePulseHasTheFormAndMarksOfTheMost() {
        pulses(5, 800).pulse(1400, 2);
        RepresentativePulse typical = Objects.requireNonNull(figures().representative());
        assertThat(typical.offsetMs()).isEqualTo(800);
        assertThat(typical.peakMs()).isCloseTo(150, CLOSE);
        assertThat(typical.notchMs()).isCloseTo(350, CLOSE);
        assertThat(typical.shape().at(15)).isCloseTo(1f, within(0.05f));
        assertThat(typical.shape().at(35)).isCloseTo(0.4f, within(0.05f));
        assertThat(typical.shape().at(80)).isCloseTo(0f, within(0.05f));
        assertThat(figures().points().get(5).likeness())
                .as("too long to be compared")
                .isNull();
    }

    @Test
    void aWindowIsAcceptableWhileItsPulsesAreAlikeAndRegular() {
        pulses(25, 800).pulse(600, 2).pulse(1400, 2).pulses(10, 800);
        List<PulseWindow> windows = figures().windows();
        assertThat(windows).extracting(PulseWindow::fromMs).containsExactly(0.0, 10_000.0, 20_000.0);
        assertThat(windows)
                .extracting(PulseWindow::acceptable)
                .as("1,400 to 600 ms is more than 2.2 to 1")
                .containsExactly(true, true, false);
        assertThat(windows.get(0).pulses()).isEqualTo(13);
        assertThat(windows.get(0).rateBpm()).isEqualTo(75);
    }

    @Test
    void aFewPulsesBeforeThreeSecondsOfNothingAreNotFit() {
        pulses(3, 800);
        atMs += 7600;
        pulses(12, 800);
        assertThat(figures().windows()).extracting(PulseWindow::acceptable).containsExactly(false, true);
    }

    @Test
    void aPulseThatCannotBeComparedIsLikeNothing() {
        pulses(14, 800);
        pulse(1400, 2).pulse(1400, 2).pulse(1400, 2).pulses(6, 800);
        PulseWindow second = figures().windows().get(1);
        assertThat(second.pulses()).isGreaterThan(6);
        assertThat(second.likeness()).isLessThan(0.8);
        assertThat(second.acceptable()).isFalse();
    }

    @Test
    void aWindowWithoutPulsesHasNoRate() {
        pulses(10, 800);
        atMs += 12_000;
        pulses(10, 800);
        PulseWindow silent = figures().windows().get(1);
        assertThat(silent.pulses()).isZero();
        assertThat(silent.rateBpm()).isNull();
        assertThat(silent.likeness()).isNull();
        assertThat(silent.acceptable()).isFalse();
    }
}
