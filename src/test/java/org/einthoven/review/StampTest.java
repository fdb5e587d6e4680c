package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A page of one version of the server asks a server of another what has become of its recording. */
class StampTest {
    private static final Stamp NOW = new Stamp(3, 1, 1, 2);

    @Test
    void aStampThatWasWrittenIsReadAgain() {
        assertThat(Stamp.parse(NOW.toString())).isEqualTo(NOW);
    }

    @Test
    void aPageOfTheVersionBeforeSawTheSame() {
        Stamp seen = Stamp.parse("3-1-2");
        assertThat(seen).isEqualTo(NOW);
        assertThat(new Stamp(4, 1, 1, 2).isCorrectedSince(seen)).isTrue();
        assertThat(Stamp.parse("3-1-0")).matches(NOW::isSignedSince).matches(page -> !NOW.isReadSince(page));
    }

    @Test
    void whatALaterVersionAddsIsPassedOver() {
        assertThat(Stamp.parse("3-1-1-2-7")).isEqualTo(NOW);
    }

    @Test
    void whatIsNoStampIsThatOfNoPage() {
        assertThat(Stamp.parse("")).isEqualTo(new Stamp(0, 0, 0, 0));
        assertThat(Stamp.parse("3-1")).isEqualTo(new Stamp(0, 0, 0, 0));
        assertThat(Stamp.parse("3-1-x-2")).isEqualTo(new Stamp(0, 0, 0, 0));
    }
}
