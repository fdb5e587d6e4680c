package org.einthoven.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Complexes made of half sine waves, one value a millisecond. */
class QrsDeflectionsTest {

    private static double[] half(double mv, int ms) {
        double[] values = new double[ms];
        Arrays.setAll(values, i -> mv * Math.sin(Math.PI * (i + 0.5) / ms));
        return values;
    }

    private static QrsDeflections of(double[]... parts) {
        return QrsDeflections.of(
                Arrays.stream(parts).flatMapToDouble(DoubleStream::of).toArray(), 1, 0);
    }

    @Test
    void namesQAndRAndS() {
        QrsDeflections complex = of(half(-0.1, 20), half(1, 40), half(-0.3, 30));
        assertThat(complex.q().mv()).isCloseTo(-0.1, within(0.001));
        assertThat(complex.r().mv()).isCloseTo(1, within(0.001));
        assertThat(complex.r().peakMs()).isCloseTo(40, within(1.0));
        assertThat(complex.r().durationMs()).isCloseTo(40, within(1.0));
        assertThat(complex.s().mv()).isCloseTo(-0.3, within(0.001));
        assertThat(complex.rPrime()).isNull();
    }

    @Test
    void namesTheSecondPeakOfRightBundleBranchBlock() {
        QrsDeflections complex = of(half(0.3, 25), half(-0.6, 30), half(0.8, 60));
        assertThat(complex.q()).isNull();
        assertThat(complex.r().mv()).isCloseTo(0.3, within(0.001));
        assertThat(complex.s().mv()).isCloseTo(-0.6, within(0.001));
        assertThat(complex.rPrime().mv()).isCloseTo(0.8, within(0.001));
        assertThat(complex.rPrime().durationMs()).isCloseTo(60, within(2.0));
    }

    @Test
    void listsAQsAsQ() {
        QrsDeflections complex = of(half(-1.2, 80));
        assertThat(complex.q().mv()).isCloseTo(-1.2, within(0.001));
        assertThat(complex.r()).isNull();
        assertThat(complex.s()).isNull();
    }

    @Test
    void takesARaisedStSegmentForNoRPrime() {
        double[] rising = new double[20];
        Arrays.setAll(rising, i -> 0.01 * (i + 1));
        QrsDeflections complex = of(half(1, 40), half(-0.5, 30), rising);
        assertThat(complex.s().mv()).isCloseTo(-0.5, within(0.001));
        assertThat(complex.rPrime()).isNull();
    }

    @Test
    void countsADeflectionFromTwentyMicrovoltsAndSixMillisecondsOn() {
        assertThat(of(half(-0.019, 12), half(1, 40)).q()).isNull();
        assertThat(of(half(-0.021, 60), half(1, 40)).q()).isNotNull();
        assertThat(of(half(1, 40), half(-0.5, 5), half(1, 40)).s()).isNull();
        assertThat(of(half(1, 40), half(-0.5, 7), half(1, 40)).s()).isNotNull();
    }

    @Test
    void countsNothingThatNoiseCouldHaveMade() {
        double[] mv = DoubleStream.concat(DoubleStream.of(half(-0.05, 20)), DoubleStream.of(half(1, 40)))
                .toArray();
        assertThat(QrsDeflections.of(mv, 1, 0.04).q()).isNotNull();
        assertThat(QrsDeflections.of(mv, 1, 0.06).q()).isNull();
    }

    @Test
    void joinsWhatATrifleSeparates() {
        QrsDeflections complex = of(half(0.8, 30), half(-0.01, 10), half(1, 30));
        assertThat(complex.r().mv()).isCloseTo(1, within(0.01));
        assertThat(complex.r().durationMs()).isCloseTo(60, within(2.0));
        assertThat(complex.s()).isNull();
    }

    @Test
    void findsNothingWhereSamplesAreMissing() {
        double[] mv = half(1, 40);
        mv[7] = Double.NaN;
        assertThat(QrsDeflections.of(mv, 1, 0)).isEqualTo(new QrsDeflections(null, null, null, null, null));
    }
}
