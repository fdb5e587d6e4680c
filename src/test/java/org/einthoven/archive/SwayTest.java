package org.einthoven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.einthoven.diagnosis.ReaderStatement.LONG_QTC;
import static org.einthoven.diagnosis.ReaderStatement.PAUSE;
import static org.einthoven.diagnosis.ReaderStatement.Q_WAVES;
import static org.einthoven.diagnosis.ReaderStatement.ST_ELEVATION;

import java.util.Set;
import org.einthoven.diagnosis.ReaderStatement;
import org.junit.jupiter.api.Test;

class SwayTest {
    private static final Set<ReaderStatement> NONE = Set.of();

    @Test
    void takesOverWhatTheMachineAloneSawForAChangeTowardsIt() {
        Sway sway = Sway.of(NONE, Set.of(PAUSE, LONG_QTC), Set.of(PAUSE), NONE);
        assertThat(sway).isEqualTo(new Sway(1, 0, 0, 1, 1, 0, 0, 0));
        assertThat(sway.towards()).isEqualTo(1);
        assertThat(sway.away()).isZero();
    }

    @Test
    void takesLeavingOutWhatTheMachineDidNotSeeForAChangeTowardsIt() {
        Sway sway = Sway.of(Set.of(PAUSE, LONG_QTC), NONE, Set.of(PAUSE), NONE);
        assertThat(sway).isEqualTo(new Sway(1, 0, 0, 0, 0, 1, 1, 0));
        assertThat(sway.towards()).isEqualTo(1);
    }

    @Test
    void takesLeavingOutWhatBothSawAndAddingWhatNeitherSawForChangesAway() {
        Sway sway = Sway.of(Set.of(PAUSE, LONG_QTC), Set.of(PAUSE, LONG_QTC), Set.of(PAUSE, Q_WAVES), NONE);
        assertThat(sway).isEqualTo(new Sway(1, 1, 1, 0, 0, 0, 0, 1));
        assertThat(sway.away()).isEqualTo(2);
        assertThat(sway.towards()).isZero();
    }

    @Test
    void leavesOutWhatWasPutInOtherWords() {
        Sway sway = Sway.of(Set.of(ST_ELEVATION), Set.of(ST_ELEVATION), NONE, Set.of(ST_ELEVATION));
        assertThat(sway).isEqualTo(new Sway(1, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void addsUpOverRecordings() {
        Sway one = Sway.of(NONE, Set.of(PAUSE), Set.of(PAUSE), NONE);
        assertThat(one.plus(one).plus(Sway.NONE)).isEqualTo(new Sway(2, 0, 0, 2, 0, 0, 0, 0));
    }
}
