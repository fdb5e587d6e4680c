package org.einthoven.splits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedRecordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"system\":\"https://physionet.org/content/mitdb\",\"value\":\"100\"}",
                "https://physionet.org/content/mitdb/1.0.0/100",
                "Patient/mitdb-201",
                "LUDB data/181",
                "challenge-2017/A00005",
                "ptb-xl records500/00000/00001_hr"
            })
    void knowsARecordOfATestByWhatItIsCalled(String text) {
        assertThat(NamedRecords.barred(text.replace("\",\"value\":\"", "/"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mitdb/101", "ludb/180", "cinc2017/A00004", "Patient/100", "mitdb", "", "svdbx/100"})
    void letsDevelopmentRecordsAndEverythingElsePass(String text) {
        assertThat(NamedRecords.barred(text)).isEmpty();
    }

    @Test
    void findsTheTestRecordAmongOthers() {
        assertThat(NamedRecords.barred("from mitdb/101 and mitdb/100")).contains("mitdb 100");
    }
}
