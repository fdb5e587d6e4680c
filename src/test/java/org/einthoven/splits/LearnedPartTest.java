package org.einthoven.splits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedPartTest {

    @Test
    void readsBackWhatItWrites() {
        for (int fold = 0; fold < Splits.FOLDS; fold++) {
            LearnedPart part = new LearnedPart(OptionalInt.of(fold));
            assertThat(LearnedPart.in("144 records: " + part.words() + " (1 to 180)"))
                    .contains(part);
        }
        LearnedPart all = new LearnedPart(OptionalInt.empty());
        assertThat(LearnedPart.in("180 records: " + all.words())).contains(all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "200 records",
                "outside fold 5",
                "outside fold 17",
                "outside fold 1 and, on Tuesdays, outside fold 2",
                "all development records, 180 of them, outside fold 3",
                "folds 1 to 10"
            })
    void wordsThatAreNoneOfOursSayNothing(String words) {
        assertThat(LearnedPart.in(words)).isEmpty();
    }

    @Test
    void neitherTheTestNorABarredRecordIsEverPartOfIt() {
        for (int fold = -1; fold < Splits.FOLDS; fold++) {
            OptionalInt left = fold < 0 ? OptionalInt.empty() : OptionalInt.of(fold);
            assertThat(new LearnedPart(left).of(Splits.mitdb()))
                    .doesNotContainAnyElementsOf(Splits.mitdb().barred())
                    .contains("102");
        }
    }
}
