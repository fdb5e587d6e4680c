package org.einthoven.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.einthoven.erasure.Erasure.Listed;
import org.junit.jupiter.api.Test;

class ErasureListTest {
    private static final ListSeal SEAL = new ListSeal(new byte[] {1, 2, 3});

    private static final Listed ONE = new Listed(
            UUID.fromString("00000000-0000-0000-0000-000000000001"),
            Instant.parse("2026-11-22T18:00:00Z"),
            "a".repeat(64),
            List.of("b".repeat(64)));

    @Test
    void listsMayStandOneAfterAnother() {
        String text = ErasureList.write(List.of(), SEAL) + "\n\n" + ErasureList.write(List.of(ONE), SEAL);
        assertThat(ErasureList.parse(text, SEAL)).containsExactly(ONE);
    }

    @Test
    void hasNoLimit() {
        List<Listed> many = Collections.nCopies(100_001, ONE);
        assertThat(ErasureList.parse(ErasureList.write(many, SEAL), SEAL)).hasSize(100_001);
    }

    @Test
    void isSealedByOneDatabaseAlone() {
        String list = ErasureList.write(List.of(ONE), SEAL);
        assertThatThrownBy(() -> ErasureList.parse(list, new ListSeal(new byte[] {1, 2, 4})))
                .hasMessageContaining("another database's");
        assertThatThrownBy(() -> ErasureList.parse(list.replace('b', 'c'), SEAL))
                .hasMessageContaining("changed");
        assertThatCode(() -> ErasureList.check(list)).doesNotThrowAnyException();
    }

    @Test
    void saysWhatIsNone() {
        assertThatThrownBy(() -> ErasureList.check(" \n")).hasMessageContaining("there is nothing in it");
        assertThatThrownBy(() -> ErasureList.check("{\"an\":\"erasure\"}")).hasMessageContaining("line 1");
        assertThatThrownBy(() -> ErasureList.check("no list")).hasMessageContaining("line 1");
        String list = ErasureList.write(List.of(ONE, ONE), SEAL);
        assertThatThrownBy(() -> ErasureList.check(list.substring(0, list.length() - 5)))
                .hasMessageContaining("line 3");
        assertThatThrownBy(() -> ErasureList.check(list.lines().limit(2).toList().stream()
                        .reduce((a, b) -> a + "\n" + b)
                        .orElseThrow()))
                .hasMessageContaining("ends after 1 of 2");
    }
}
