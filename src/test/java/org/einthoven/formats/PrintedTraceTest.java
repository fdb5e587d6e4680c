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
    void aFileOfAPageSaysThatItIsFromPaperAndWhatSpeaksAgainstIt() {
        PrintedPage page = new PrintedPage(
                "3x4",
                "standard order",
                4,
                25,
                ScaleSource.ASSUMED,
                10,
                ScaleSource.PULSE,
                0.45,
                List.of(TRACE),
                1000,
                600,
                null,
                List.of("the limb leads contradict one another"));

        assertThat(page.remarks())
                .containsExactly(
                        "Digitised from paper: a pixel is 10.0 ms and 25 µV; 25 mm/s assumed, 10 mm/mV by the calibration pulse",
                        "From paper: the limb leads contradict one another",
                        "From paper: the trace is unsure in V2");
    }

    @Test
    void showsWhatIsPrinted() {
        assertThat(TRACE.shows(1250, 1279)).isTrue();
        assertThat(TRACE.shows(1249, 1260)).isFalse();
        assertThat(TRACE.shows(1260, 1280)).isFalse();
    }
}
