package org.einthoven.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.einthoven.print.ZeroLines.Reach;
import org.junit.jupiter.api.Test;

class ZeroLinesTest {
    private static final Reach FLAT = new Reach(10, 1);

    @Test
    void aDeepLeadOverAHighOneKeepsApartWhatStandsInTheSameColumn() {
        Reach deep = new Reach(10, 30);
        Reach high = new Reach(20, 1);
        assertThat(ZeroLines.of(List.of(List.of(FLAT, deep), List.of(FLAT, high)), 61))
                .contains(List.of(10.0, 60.0));
        assertThat(ZeroLines.of(List.of(List.of(FLAT, deep), List.of(high, FLAT)), 51))
                .as("in columns beside one another they need less")
                .contains(List.of(10.0, 50.0));
    }

    @Test
    void sharesWhatIsLeftOfThePaperEvenly() {
        assertThat(ZeroLines.of(List.of(List.of(FLAT), List.of(FLAT)), 52))
                .as("10 above, 11 between, 1 below, and 10 more for each")
                .contains(List.of(20.0, 41.0));
    }

    @Test
    void saysThatThePaperIsTooLowAndPutsThemAsNearAsTheyMustCome() {
        List<List<Reach>> rows = List.of(List.of(FLAT), List.of(FLAT));
        assertThat(ZeroLines.of(rows, 21)).isEqualTo(Optional.empty());
        assertThat(ZeroLines.squeezed(rows, 11)).containsExactly(5.0, 11.0);
    }
}
