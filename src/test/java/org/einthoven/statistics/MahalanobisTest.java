package org.einthoven.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MahalanobisTest {

    /** Covariance [[4, 2], [2, 3]]: its inverse is [[3, -2], [-2, 4]] / 8, so of (2, 2) d² = (12 - 16 + 16) / 8 = 1.5. */
    @Test
    void isTheDistanceInTheSpreadAndCorrelationOfTheReference() {
        Mahalanobis reference = new Mahalanobis(new double[] {1, 1}, new double[] {4, 2, 2, 3});

        assertThat(reference.distance(new double[] {3, 3})).isCloseTo(Math.sqrt(1.5), within(1e-9));
        assertThat(reference.distance(new double[] {1, 1})).isZero();
    }

    @Test
    void isOnAverageAsLongAsAVectorHasNumbers() {
        Random random = new Random(3);
        List<double[]> vectors = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            double shared = random.nextGaussian();
            vectors.add(new double[] {100 + 10 * shared, shared + random.nextGaussian(), random.nextGaussian() / 50});
        }
        Mahalanobis reference = Mahalanobis.of(vectors);

        double meanSquare = vectors.stream()
                .mapToDouble(vector -> Math.pow(reference.distance(vector), 2))
                .average()
                .orElseThrow();
        assertThat(meanSquare).isCloseTo(3, within(0.01));
    }

    @Test
    void staysFiniteWhereTwoNumbersAlwaysGoTogether() {
        Mahalanobis reference = Mahalanobis.of(
                List.of(new double[] {1, 2}, new double[] {2, 4}, new double[] {3, 6}, new double[] {5, 10}));

        assertThat(reference.distance(new double[] {2, 5})).isFinite().isGreaterThan(10);
        assertThatThrownBy(() -> Mahalanobis.of(List.of(new double[] {1, 2}, new double[] {2, 4})))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
