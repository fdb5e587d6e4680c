package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShareTest {

    /** Newcombe 1998, table I: 81 of 263 has the Wilson interval 0.2553 to 0.3662, 0 of 20 has 0 to 0.1611. */
    @Test
    void hasTheIntervalsThatNewcombeTabulates() {
        Share share = new Share(81, 263);
        assertThat(share.getPercent()).isEqualTo("31 %");
        assertThat(share.getLow()).isEqualTo("26 %");
        assertThat(share.getHigh()).isEqualTo("37 %");
        Share none = new Share(0, 20);
        assertThat(none.getLow()).isEqualTo("0 %");
        assertThat(none.getHigh()).isEqualTo("16 %");
    }

    @Test
    void isNotKnownOfNothing() {
        assertThat(new Share(0, 0).isKnown()).isFalse();
    }
}
