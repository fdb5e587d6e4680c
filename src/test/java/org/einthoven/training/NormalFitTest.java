package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.einthoven.electrode.UsualShape;
import org.junit.jupiter.api.Test;

class NormalFitTest {

    @Test
    void theLowerTriangleTimesItselfIsTheMatrix() {
        double[][] matrix = {{4}, {2, 5}, {-2, 1, 6}};
        double[][] l = NormalFit.cholesky(matrix);
        assertThat(l[0]).containsExactly(2);
        assertThat(l[1]).containsExactly(1, 2);
        assertThat(l[2]).containsExactly(new double[] {-1, 1, 2}, within(1e-12));
        assertThat(NormalFit.inverse(l)[1]).containsExactly(new double[] {-0.25, 0.5}, within(1e-12));
        assertThat(NormalFit.inverse(l)[2]).containsExactly(new double[] {0.375, -0.25, 0.5}, within(1e-12));
    }

    @Test
    void aVectorOneDeviationOffScoresHalfLessThanTheMean() {
        Random random = new Random(1);
        List<double[]> vectors = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            double common = random.nextGaussian();
            vectors.add(new double[] {3 + 2 * common, -1 + common + random.nextGaussian()});
        }
        UsualShape shape = NormalFit.of(vectors, -10);
        assertThat(shape.mean()).containsExactly(new double[] {3, -1}, within(0.05));
        assertThat(shape.score(new double[] {3, -1})).isCloseTo(0, within(0.01));
        assertThat(shape.score(new double[] {5, 0})).isCloseTo(-0.5, within(0.03));
        assertThat(shape.score(new double[] {5, -2})).isLessThan(-1.5);
    }

    @Test
    void aQuantileIsTheValueBelowWhichThatShareLies() {
        assertThat(NormalFit.quantile(new double[] {5, 1, 4, 2, 3}, 0.75)).isEqualTo(4);
        assertThat(NormalFit.quantile(new double[] {5, 1, 4, 2, 3}, 0)).isEqualTo(1);
    }
}
