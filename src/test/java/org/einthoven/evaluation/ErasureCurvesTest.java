package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.einthoven.evaluation.MapScore.Areas;
import org.einthoven.explain.CoalitionGame;
import org.junit.jupiter.api.Test;

/** Against decisions to which one part adds 3 and another one 1. */
class ErasureCurvesTest {

    private static final double[] WORTH = {3, 1};

    @Test
    void theAreaOfAStraightLineIsHalfItsEnd() {
        assertThat(ErasureCurves.area(share -> 4 * share)).isCloseTo(2, within(1e-12));
    }

    /** Of two parts none is erased at 0 to 20 %, one at 30 to 70 %, both from 80 % on. */
    @Test
    void aMapThatKnowsWhatCountsLosesMoreThanOneThatDoesNot() {
        ErasureCurves.Both curves = ErasureCurves.of(
                List.of(WORTH), List.of(new double[] {1, 2}), thing -> List.of(0, 1), erased -> worth(erased.get(0)));

        assertThat(curves.deletion().byMap()).isCloseTo((5 * 3 + 2 * 4 + 2) / 10.0, within(1e-12));
        assertThat(curves.deletion().byAmplitude()).isCloseTo((5 * 1 + 2 * 4 + 2) / 10.0, within(1e-12));
        assertThat(curves.deletion().byChance()).isBetween(1.5, 2.5);
        assertThat(curves.insertion().byMap()).isCloseTo(2.5, within(1e-12));
        assertThat(curves.insertion().byAmplitude()).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void everyThingLosesItsOwnParts() {
        List<List<Integer>> asked = new java.util.ArrayList<>();
        ErasureCurves.of(
                List.of(new double[] {0, 9}, new double[] {9, 0}),
                List.of(WORTH, WORTH),
                thing -> List.of(0, 1),
                erased -> {
                    if (erased.get(0).size() == 1) {
                        asked.add(List.of(erased.get(0).get(0), erased.get(1).get(0)));
                    }
                    return 0.0;
                });
        assertThat(asked.get(0)).containsExactly(1, 0);
    }

    @Test
    void inAGameChanceIsTheMeanOfAllOrders() {
        CoalitionGame<String> game = new CoalitionGame<>(List.of("three", "one"), new double[] {7, 10, 8, 11});
        ErasureCurves.Both curves = ErasureCurves.of(game, WORTH, new double[] {1, 2});

        assertThat(curves.deletion()).isEqualTo(new Areas(2.5, 1.5, 2));
        assertThat(curves.insertion()).isEqualTo(new Areas(2.5, 1.5, 2));
    }

    /** An alarm that either of two parts rings: it is lost with both only, and won with the first. */
    @Test
    void deletionAndInsertionSeeThatOnePartStandsInForTheOther() {
        CoalitionGame<String> game = new CoalitionGame<>(List.of("a", "b"), new double[] {0, 1, 1, 1});
        ErasureCurves.Both curves = ErasureCurves.of(game, new double[] {0.5, 0.5}, WORTH);

        assertThat(curves.deletion().byMap()).isEqualTo(0.25);
        assertThat(curves.insertion().byMap()).isEqualTo(0.75);
    }

    private static double worth(List<Integer> erased) {
        return erased.stream().mapToDouble(part -> WORTH[part]).sum();
    }
}
