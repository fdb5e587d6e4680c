package org.einthoven.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ShapleyTest {

    @Test
    void aPairThatOnlyWorksTogetherSharesEqually() {
        assertThat(Shapley.values(new double[] {0, 0, 0, 1}, 2)).containsExactly(0.5, 0.5);
    }

    /** Owner of the left glove, two owners of right ones; a pair is worth 1. The textbook's answer is 2/3, 1/6, 1/6. */
    @Test
    void solvesTheGloveGame() {
        double[] shares = Shapley.values(new double[] {0, 0, 0, 1, 0, 1, 0, 1}, 3);

        assertThat(shares[0]).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(shares[1]).isCloseTo(1.0 / 6, within(1e-12));
        assertThat(shares[2]).isCloseTo(1.0 / 6, within(1e-12));
    }

    @Property
    void theSharesSumUpToWhatAllAddToNone(@ForAll @Size(16) List<@DoubleRange(min = -20, max = 20) Double> said) {
        double[] values = said.stream().mapToDouble(value -> value).toArray();

        assertThat(Arrays.stream(Shapley.values(values, 4)).sum()).isCloseTo(values[15] - values[0], within(1e-9));
    }

    @Test
    void wantsTheValueOfEveryCoalition() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shapley.values(new double[7], 3))
                .withMessageContaining("8 coalitions");
    }
}
