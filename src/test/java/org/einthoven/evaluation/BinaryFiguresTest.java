package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.einthoven.statistics.Interval;
import org.junit.jupiter.api.Test;

class BinaryFiguresTest {

    private static final Scored FOUND = new Scored(1, true);
    private static final Scored MISSED = new Scored(0, true);
    private static final Scored FALSE_ALARM = new Scored(1, false);
    private static final Scored RIGHTLY_SILENT = new Scored(0, false);

    @Test
    void countsRecordingsAndSharesThemByWhatIsTrue() {
        Map<String, Object> figures = BinaryFigures.of(List.of(
                List.of(FOUND, FOUND, MISSED),
                List.of(FALSE_ALARM),
                List.of(RIGHTLY_SILENT, RIGHTLY_SILENT),
                List.of(FOUND)));

        assertThat(figures)
                .containsEntry("positives", 4)
                .containsEntry("negatives", 3)
                .containsEntry("found", 3)
                .containsEntry("falseAlarms", 1);
        assertThat(((Interval) figures.get("se")).value()).isEqualTo(0.75);
        assertThat(((Interval) figures.get("sp")).value()).isEqualTo(2.0 / 3);
        assertThat(((Interval) figures.get("ppv")).value()).isEqualTo(0.75);
    }

    @Test
    void nothingToFindHasNoSensitivity() {
        Map<String, Object> figures = BinaryFigures.of(List.of(List.of(RIGHTLY_SILENT)));
        assertThat(((Interval) figures.get("se")).value()).isNaN();
        assertThat(((Interval) figures.get("sp")).value()).isEqualTo(1);
    }
}
