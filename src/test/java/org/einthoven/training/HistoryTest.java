package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void theLossFallsFromTheUpperLeftCornerToTheLowerRightOne() {
        History history = new History();
        history.add(2, Double.NaN);
        history.add(1.5, Double.NaN);
        history.add(1, Double.NaN);

        assertThat(history.svg("tiny"))
                .contains("<path d=\"M60.0 60.0L320.0 160.0L580.0 260.0\"")
                .contains(">2.000</text>", ">1.000</text>", ">3</text>")
                .doesNotContain("laid aside");
    }

    @Test
    void goesOnWhereItWasLeft() {
        History before = new History();
        before.add(2, -3);
        History after = new History();

        after.restore(before.state());
        after.add(1, -2);

        assertThat(after.state()).containsExactly(2, -3, 1, -2);
        assertThat(after.svg("tiny")).contains("laid aside");
    }
}
