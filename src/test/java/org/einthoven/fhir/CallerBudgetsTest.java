package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallerBudgetsTest {
    private final ByteBudget all = new ByteBudget(100);
    private final CallerBudgets budgets = new CallerBudgets(all, 10);

    @Test
    void leavesRoomForOthersWhateverOneTakes() {
        assertThat(budgets.of("a").take(50)).isTrue();
        assertThat(budgets.of("a").take(1)).isFalse();
        assertThat(budgets.of("b").take(50)).isTrue();
        assertThat(budgets.of("c").take(1)).isFalse();
        assertThat(all.taken()).isEqualTo(100);
    }

    @Test
    void takesBackWhatWasGiven() {
        ByteRoom room = budgets.of("a");
        room.take(50);
        room.giveBack(50);

        assertThat(all.taken()).isZero();
        assertThat(budgets.of("a").take(50)).isTrue();
    }

    @Test
    void hasRoomForOneWholeBodyOfEverybody() {
        assertThat(new CallerBudgets(all, 90).of("a").take(90)).isTrue();
    }
}
