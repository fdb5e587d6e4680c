package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.einthoven.measure.PulseFigures;
import org.einthoven.ppg.Pulse;
import org.junit.jupiter.api.Test;

/** How far pulses lie apart, told of as few as there may be. */
class PulseFigureRowTest {
    private static final PulseWords WORDS = Spoken.english(PulseWords.class);

    /** What is said of the times from onset to peak. */
    private static String note(double... crestsMs) {
        List<Pulse> pulses = DoubleStream.of(crestsMs)
                .mapToObj(crest -> new Pulse(0, crest, null, 800))
                .toList();
        PulseFigures figures = new PulseFigures(
                0, null, null, null, null, null, 1.0, null, null, null, null, List.of(), List.of(), null);
        return PulseFigureRow.of(pulses, figures, 60_000, WORDS).stream()
                .filter(row -> row.name().equals("Onset to peak"))
                .findFirst()
                .orElseThrow()
                .note();
    }

    @Test
    void theMiddleHalfLeavesAsManyOutAtEitherEnd() {
        assertThat(note(100, 200, 300, 400, 500)).endsWith("the middle half from 200 to 400");
        assertThat(note(700, 100, 200, 300, 400, 500, 600)).endsWith("the middle half from 200 to 600");
        assertThat(note(100, 200, 300, 400)).endsWith("the middle half from 200 to 300");
        assertThat(note(100, 200, 300, 400, 500, 600, 700, 800)).endsWith("the middle half from 300 to 600");
    }

    @Test
    void fewerThanFourHaveNoMiddleHalf() {
        assertThat(note(300, 400)).startsWith("median of 2").doesNotContain("middle half");
        assertThat(note(300, 400, 350)).startsWith("median of 3").doesNotContain("middle half");
        assertThat(note()).isEqualTo("no pulse shows it");
    }
}
