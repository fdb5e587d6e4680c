package org.einthoven.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Two shapes of eight samples, each at its place and one sample to either side of it. */
class MixtureTest {

    private static final double[] USUAL = {0, 0, 0, 2, -1, 0, 0, 0, 0, 0};
    private static final double[] OTHER = {0, 0, 1, 2, 3, 2, 1, 0, 0, 0};
    private static final Mixture.Parents PARENTS = Mixture.Parents.of(moved(USUAL), moved(OTHER));

    @Test
    void whatWasMixedIsFoundInItsShares() {
        Mixture mixture = PARENTS.of(mixed(0.6, 1, 0.4, 1));

        assertThat(mixture.ofUsual()).isCloseTo(0.6, within(1e-9));
        assertThat(mixture.ofOther()).isCloseTo(0.4, within(1e-9));
        assertThat(mixture.left()).isCloseTo(0, within(1e-9));
        assertThat(mixture.leftAlone()).isGreaterThan(0.05);
    }

    @Test
    void eachMayLieAside() {
        Mixture mixture = PARENTS.of(mixed(0.5, 0, 0.7, 2));

        assertThat(mixture.ofUsual()).isCloseTo(0.5, within(1e-9));
        assertThat(mixture.ofOther()).isCloseTo(0.7, within(1e-9));
    }

    @Test
    void aParentItselfIsWhollyExplainedByItself() {
        assertThat(PARENTS.of(mixed(1, 1, 0, 1)).leftAlone()).isCloseTo(0, within(1e-9));
        assertThat(PARENTS.of(mixed(0, 1, 2, 0)).leftAlone()).isCloseTo(0, within(1e-9));
    }

    @Test
    void whatPointsTheOtherWayIsNoMixture() {
        Mixture mixture = PARENTS.of(mixed(-1, 1, -1, 1));

        assertThat(mixture.ofUsual()).isZero();
        assertThat(mixture.left()).isEqualTo(1);
    }

    @Test
    void aFlatLineIsNothing() {
        assertThat(PARENTS.of(new double[8])).isEqualTo(new Mixture(0, 0, 1, 1));
    }

    @Test
    void parentsDifferByTheEnergyOfTheirDifference() {
        // 5 and 19, with a product of 4 - 3 = 1: (5 + 19 - 2) / 19
        assertThat(PARENTS.difference()).isCloseTo(22.0 / 19, within(1e-9));
        assertThat(Mixture.Parents.of(moved(OTHER), moved(OTHER)).difference()).isCloseTo(0, within(1e-9));
    }

    private static double[] mixed(double a, int usualAt, double b, int otherAt) {
        double[] mixed = new double[8];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = a * USUAL[usualAt + i] + b * OTHER[otherAt + i];
        }
        return mixed;
    }

    private static Mixture.Moved moved(double[] shape) {
        double[][] places = new double[3][8];
        for (int from = 0; from < 3; from++) {
            System.arraycopy(shape, from, places[from], 0, 8);
        }
        return Mixture.Moved.of(places);
    }
}
