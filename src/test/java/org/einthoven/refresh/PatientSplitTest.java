package org.einthoven.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PatientSplitTest {
    private static final int MANY = 20_000;

    private final PatientSplit split = new PatientSplit(new byte[] {1, 2, 3}, 20);

    @Test
    void keepsTheShareOfPatientsThatWasChosenAndSharesTheOthersOutEvenly() {
        long test = IntStream.range(0, MANY)
                .filter(i -> split.isTest("Patient/" + i))
                .count();
        // four standard deviations of a binomial share of 20,000
        assertThat(test / (double) MANY).isEqualTo(0.20, Offset.offset(0.0114));
        for (int fold = 0; fold < PatientSplit.FOLDS; fold++) {
            int one = fold;
            long of = IntStream.range(0, MANY)
                    .filter(i -> split.fold("Patient/" + i) == one)
                    .count();
            assertThat(of / (double) MANY).isEqualTo(0.20, Offset.offset(0.0114));
        }
    }

    @Test
    void saysTheSameOfAPatientForEverAndAnotherKeySharesOtherwise() {
        PatientSplit same = new PatientSplit(new byte[] {1, 2, 3}, 20);
        PatientSplit other = new PatientSplit(new byte[] {3, 2, 1}, 20);
        assertThat(IntStream.range(0, 100)).allMatch(i -> same.isTest("p" + i) == split.isTest("p" + i));
        assertThat(IntStream.range(0, 100)).anyMatch(i -> other.isTest("p" + i) != split.isTest("p" + i));
    }
}
