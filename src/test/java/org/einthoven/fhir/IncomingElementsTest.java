package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncomingElementsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1,\"b\":[true,{}]}|5",
                "{\"a\":\"{[,\\\",{\"}|1",
                "<Patient><id value='1'/></Patient>|3",
                "{\"div\":\"<p>a</p>\"}|3",
                "{\"div\":\"\\u003cp>\\u003C/p>\"}|3",
            })
    void countsValuesAndTags(String body, int elements) {
        assertThat(count(body)).isEqualTo(elements);
    }

    @Test
    void takesAnEcgForTheFewElementsThatItHas() {
        assertThat(count("{\"data\":\"" + "1 2 -3,".repeat(1_000_000) + "\"}")).isEqualTo(1);
    }

    @Test
    void refusesMoreThanAnybodySends() {
        assertThatThrownBy(() -> count("[" + "{\"url\":\"x\"},".repeat(IncomingElements.MOST / 2) + "{}]"))
                .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(Fault.TOO_MANY_ELEMENTS));
    }

    private static int count(String body) {
        return IncomingElements.count(body.getBytes(StandardCharsets.UTF_8));
    }
}
