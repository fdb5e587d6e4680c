package org.einthoven.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7TimeTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    @ParameterizedTest
    @CsvSource({
        "2026,2026",
        "202603,2026-03",
        "20260304,2026-03-04",
        "2026030405,2026-03-04",
        "202603040506,2026-03-04T05:06:00+01:00",
        "202607040506,2026-07-04T05:06:00+02:00",
        "20260304050607,2026-03-04T05:06:07+01:00",
        "20260304050607.1234-0530,2026-03-04T05:06:07-05:30",
        "20260304050607+0000,2026-03-04T05:06:07Z"
    })
    void saysATimeAsFhirDoes(String dtm, String expected) {
        assertThat(Hl7Time.dateTime(dtm, AMSTERDAM)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "26", "20261304", "20260230", "202603042506", "2026-03-04", "202603040506+9900", "now"})
    void takesNothingElseForATime(String dtm) {
        assertThat(Hl7Time.dateTime(dtm, AMSTERDAM)).isEmpty();
    }

    @Test
    void keepsOfADateAsMuchAsIsSaid() {
        assertThat(Hl7Time.date("19610203")).contains("1961-02-03");
        assertThat(Hl7Time.date("196102030405")).contains("1961-02-03");
        assertThat(Hl7Time.date("1961")).contains("1961");
        assertThat(Hl7Time.date("19610229")).isEmpty();
    }
}
