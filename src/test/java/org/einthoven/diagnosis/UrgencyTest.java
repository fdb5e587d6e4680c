package org.einthoven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UrgencyTest {

    @Test
    void noHeartbeatComesBeforeAVentricularRunThatBeforeARateAndFlaggedBeforeTheRest() {
        assertThat(Urgency.sorted(List.of(
                        finding(FindingCode.NORMAL_RATE, false),
                        finding(FindingCode.WIDE_QRS, true),
                        finding(FindingCode.VENTRICULAR_ECTOPY, true),
                        finding(FindingCode.VENTRICULAR_RUN, true),
                        finding(FindingCode.NO_HEARTBEAT, true))))
                .extracting(Finding::code)
                .containsExactly(
                        FindingCode.NO_HEARTBEAT,
                        FindingCode.VENTRICULAR_RUN,
                        FindingCode.VENTRICULAR_ECTOPY,
                        FindingCode.WIDE_QRS,
                        FindingCode.NORMAL_RATE);
    }

    @Test
    void whatIsNotFlaggedKeepsItsPlace() {
        assertThat(Urgency.sorted(List.of(
                        finding(FindingCode.REGULAR_RHYTHM, false), finding(FindingCode.VENTRICULAR_RUN, false))))
                .extracting(Finding::code)
                .containsExactly(FindingCode.REGULAR_RHYTHM, FindingCode.VENTRICULAR_RUN);
    }

    private static Finding finding(FindingCode code, boolean flagged) {
        return new Finding(code.code(), code, code.display(), 1, flagged, List.of());
    }
}
