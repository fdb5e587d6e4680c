package org.einthoven.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void isWhatTheSenderCallsIt() {
        assertThat(RequestId.of("ward-7_2026.11", "00-" + TRACE + "-b7ad6b7169203331-01"))
                .isEqualTo("ward-7_2026.11");
        assertThat(RequestId.of("a".repeat(64), null)).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "line\nfeed", "<b>", "Müller", "a/b", "\u0000", "%0a"})
    void isMadeHereWhereTheSendersCannotStandInALog(String sent) {
        assertThat(RequestId.of(sent, null)).isNotEqualTo(sent).matches("[0-9a-f-]{36}");
    }

    @Test
    void isNoLongerThanItsColumn() {
        assertThat(RequestId.of("a".repeat(65), null)).hasSize(36);
    }

    @Test
    void isTheTraceOfWhichTheRequestIsPart() {
        assertThat(RequestId.of(null, "00-" + TRACE + "-b7ad6b7169203331-01")).isEqualTo(TRACE);
        assertThat(RequestId.of(null, "00-" + "0".repeat(32) + "-b7ad6b7169203331-01"))
                .hasSize(36);
        assertThat(RequestId.of(null, "00-" + TRACE + "-b7ad6b7169203331-01; drop"))
                .hasSize(36);
    }

    @Test
    void isOtherForEachThatHasNone() {
        assertThat(RequestId.made()).isNotEqualTo(RequestId.made());
    }
}
