package org.einthoven.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckCodeTest {

    @Test
    void isWrittenInGroupsAndReadAsPeopleTypeIt() {
        CheckCode code = CheckCode.parse("7qk2 ov9t-H4MX").orElseThrow();
        assertThat(code).hasToString("7QK2-0V9T-H4MX");
        assertThat(CheckCode.parse("7QK20V9TH4MX")).contains(code);
        assertThat(CheckCode.parse("LIO2-0V9T-H4MX")).map(CheckCode::letters).contains("11020V9TH4MX");
    }

    @Test
    void takesNothingElseForACode() {
        for (String typed : new String[] {"", "7QK2-0V9T-H4M", "7QK2-0V9T-H4MXX", "7QK2-0V9T-H4MU", "7QK2'0V9T-H4MX"}) {
            assertThat(CheckCode.parse(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void isOfTheFirstTwelveBytesOfAHash() {
        byte[] hash = new byte[32];
        hash[0] = 31;
        hash[11] = (byte) 0xE1;
        assertThat(CheckCode.of(hash)).hasToString("Z000-0000-0001");
    }
}
