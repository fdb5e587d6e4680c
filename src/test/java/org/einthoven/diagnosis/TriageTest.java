package org.einthoven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriageTest {

    @Test
    void goesByTheMostHarmfulOfWhatIsFlagged() {
        Triage triage = Triage.of(List.of(
                finding(FindingCode.SINUS_RHYTHM, false),
                finding(FindingCode.LONG_PR, true),
                finding(FindingCode.ST_ELEVATION, true),
                finding(FindingCode.ATRIAL_FIBRILLATION, true)));
        assertThat(triage.priority()).isEqualTo(Priority.CRITICAL);
        assertThat(triage.reason()).isEqualTo("ST elevation");
        assertThat(triage.within()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void takesNoNoticeOfWhatIsNotFlagged() {
        Triage triage = Triage.of(List.of(finding(FindingCode.PAUSE, false)));
        assertThat(triage.priority()).isEqualTo(Priority.ROUTINE);
        assertThat(triage.reason()).isEqualTo("nothing flagged");
    }

    @Test
    void halvesTheTimeWhereTheReadingIsInDoubt() {
        Triage triage = Triage.of(
                List.of(finding(FindingCode.ATRIAL_FIBRILLATION, true), finding(FindingCode.LEARNED_DISAGREES, false)));
        assertThat(triage.within()).isEqualTo(Duration.ofMinutes(30));
        assertThat(triage.doubt()).isEqualTo(FindingCode.LEARNED_DISAGREES.display());
    }

    @Test
    void putsWhatCouldNotBeReadBeforeWhatWasFlaggedWithoutDoubt() {
        Duration flagged =
                Triage.of(List.of(finding(FindingCode.LONG_PR, true))).within();
        Duration routine = Triage.of(List.of()).within();
        assertThat(Triage.unread().within()).isLessThan(flagged);
        assertThat(flagged).isLessThan(routine);
    }

    private static Finding finding(FindingCode code, boolean flagged) {
        return new Finding(code.code(), code, code.display(), 1, flagged, List.of());
    }
}
