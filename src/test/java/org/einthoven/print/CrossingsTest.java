package org.einthoven.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.einthoven.print.Crossings.Drawn;
import org.einthoven.print.ZeroLines.Reach;
import org.junit.jupiter.api.Test;

class CrossingsTest {
    private static Drawn lead(String name, double aboveMm, double belowMm) {
        return new Drawn(name, new Reach(aboveMm, belowMm));
    }

    @Test
    void namesNoLeadWhereAllHaveTheirRoom() {
        assertThat(Crossings.of(
                        List.of(List.of(lead("I", 20, 10)), List.of(lead("II", 10, 20))), List.of(20.0, 40.0), 0, 60))
                .isEmpty();
    }

    @Test
    void namesWhatRunsOffTheUpperEdgeOrTheLower() {
        assertThat(Crossings.of(
                        List.of(List.of(lead("I", 21, 0)), List.of(lead("II", 0, 21))), List.of(20.0, 40.0), 0, 60))
                .containsExactly("I", "II");
    }

    @Test
    void namesBothOfTwoThatRunIntoOneAnotherInAColumnAndWhatLiesBetween() {
        List<List<Drawn>> rows = List.of(
                List.of(lead("I", 0, 30), lead("V1", 0, 30)),
                List.of(lead("II", 0, 0), lead("V2", 0, 0)),
                List.of(lead("III", 0, 0), lead("V3", 11, 0)));
        assertThat(Crossings.of(rows, List.of(10.0, 45.0, 50.0), 0, 60)).containsExactly("V1", "V3", "V2");
    }
}
