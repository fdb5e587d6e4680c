package org.einthoven.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CoalitionGameTest {

    @Test
    void aPairThatOnlyWorksTogetherSharesEqually() {
        assertThat(game(0, 0, 0, 1).shares()).isEqualTo(Map.of(0, 0.5, 1, 0.5));
    }

    /** Owner of the left glove, two owners of right ones; a pair is worth 1. The textbook's answer is 2/3, 1/6, 1/6. */
    @Test
    void solvesTheGloveGame() {
        Map<Integer, Double> shares = game(0, 0, 0, 1, 0, 1, 0, 1).shares();

        assertThat(shares.get(0)).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(shares.get(1)).isCloseTo(1.0 / 6, within(1e-12));
        assertThat(shares.get(2)).isCloseTo(1.0 / 6, within(1e-12));
    }

    @Property
    void theSharesSumUpToWhatAllAddToNone(@ForAll @Size(16) List<@DoubleRange(min = -20, max = 20) Double> said) {
        CoalitionGame<Integer> game =
                game(said.stream().mapToDouble(value -> value).toArray());

        assertThat(game.shares().values().stream().mapToDouble(share -> share).sum())
                .isCloseTo(said.get(15) - said.get(0), within(1e-9));
        assertThat(game.total()).isEqualTo(said.get(15) - said.get(0));
    }

    @Test
    void isTestedByTakingAwayTheLargestShare() {
        // player 0 adds 1, player 1 adds 5
        Faithfulness faithfulness = game(0, 1, 5, 6).faithfulness();

        assertThat(faithfulness).isEqualTo(new Faithfulness(5, 3));
    }

    @Test
    void wantsTheValueOfEveryCoalition() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CoalitionGame<>(List.of(0, 1, 2), new double[7]))
                .withMessageContaining("8 coalitions");
    }

    private static CoalitionGame<Integer> game(double... values) {
        List<Integer> players = java.util.stream.IntStream.range(0, Integer.numberOfTrailingZeros(values.length))
                .boxed()
                .toList();
        return new CoalitionGame<>(players, values);
    }
}
