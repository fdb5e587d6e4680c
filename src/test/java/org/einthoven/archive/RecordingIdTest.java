package org.einthoven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingIdTest {
    @Test
    void readsTheCanonicalForm() {
        String id = "0193f5a2-7c11-7abc-8def-0123456789ab";
        assertThat(RecordingId.parse(id)).hasToString(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "0193F5A2-7C11-7ABC-8DEF-0123456789AB",
                "0193f5a2-7c11-7abc-8def-0123456789ab ",
                "../../../../etc/passwd",
                "<script>alert(1)</script>"
            })
    void refusesEveryOtherForm(String odd) {
        assertThatThrownBy(() -> RecordingId.parse(odd))
                .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(Fault.INVALID_ID));
    }
}
