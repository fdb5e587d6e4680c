package org.einthoven.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.einthoven.formats.PrintedTrace.Place;
import org.junit.jupiter.api.Test;

class PrintedTraceTest {
    private static final PrintedTrace TRACE =
            new PrintedTrace("V2", 1250, Collections.nCopies(3, new Place(0, 0, 0, -10)), List.of(40, 50, 60));

    @Test
    void aPlaceOfWhichOnlyAPartWasSeenIsAsUnsureAsBefore() {
        assertThat(TRACE.sureWhere(i -> i >= 1255 && i < 1270).confidencePercent())
                .containsExactly(40, 100, 60);
    }

    @Test
    void whatWasSeenInPartsIsSeen() {
        assertThat(TRACE.sureWhere(i -> i < 1263 || i >= 1263).confidencePercent())
                .containsExactly(100, 100, 100);
    }

    @Test
    void showsWhatIsPrinted() {
        assertThat(TRACE.shows(1250, 1279)).isTrue();
        assertThat(TRACE.shows(1249, 1260)).isFalse();
        assertThat(TRACE.shows(1260, 1280)).isFalse();
    }
}
