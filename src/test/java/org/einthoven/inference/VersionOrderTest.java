package org.einthoven.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionOrderTest {

    @Test
    void numbersCountByTheirValue() {
        assertThat(List.of("1.10.0", "1.9.0", "2.0.0", "1.9.0-int8", "0.12.1").stream()
                        .sorted(VersionOrder.NEWEST_LAST))
                .containsExactly("0.12.1", "1.9.0", "1.9.0-int8", "1.10.0", "2.0.0");
    }
}
