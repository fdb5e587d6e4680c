package org.einthoven.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHostsTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void areThisMachinesOwnWhereNobodyElseIsListenedTo(String listensOn) {
        assertThat(KnownHosts.known(List.of(), listensOn))
                .hasValueSatisfying(hosts ->
                        assertThat(hosts).contains("localhost", "127.0.0.1").doesNotContain("ecg.hospital.example"));
    }

    @Test
    void areThoseThatASiteListsInWhicheverCase() {
        assertThat(KnownHosts.known(List.of(" ECG.Hospital.example"), "0.0.0.0"))
                .hasValueSatisfying(hosts -> assertThat(hosts).containsExactly("ecg.hospital.example"));
    }

    @Test
    void areAnyOnAnAddressThatNobodyNamed() {
        assertThat(KnownHosts.known(List.of(), "0.0.0.0")).isEmpty();
    }
}
