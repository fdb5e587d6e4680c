package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.ecg.BeatClass;
import org.einthoven.evaluation.EctopyTally.Seen;
import org.einthoven.evaluation.PtbxlCatalogue.Row;
import org.einthoven.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EctopyTallyTest {

    @Test
    void aRecordingCountsOnceHoweverManyOfItsBeatsAreCalled() {
        Map<String, Object> metrics = EctopyTally.metrics(List.of(
                tally(Seen.VENTRICULAR, BeatClass.N, BeatClass.V, BeatClass.V),
                tally(Seen.VENTRICULAR, BeatClass.N, BeatClass.S),
                tally(Seen.NOTHING, BeatClass.V, BeatClass.V, BeatClass.S),
                tally(Seen.NOTHING, BeatClass.N),
                tally(Seen.NOTHING, BeatClass.N),
                tally(Seen.NOTHING, BeatClass.S),
                tally(Seen.OTHER, BeatClass.V, BeatClass.S)));

        assertThat(value(metrics, "foundV")).isEqualTo(0.5);
        assertThat(value(metrics, "falseV")).isEqualTo(0.25);
        assertThat(value(metrics, "falseS")).isEqualTo(0.5);
    }

    @Test
    void whatIsNotThereIsNotMeasured() {
        assertThat(value(EctopyTally.metrics(List.of(tally(Seen.NOTHING, BeatClass.N))), "foundV"))
                .isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "NORM SR, NOTHING",
        "CLBBB AFIB, NOTHING",
        "PVC SR, VENTRICULAR",
        "BIGU, VENTRICULAR",
        "PAC, OTHER",
        "PACE, OTHER",
        "PAC PVC, VENTRICULAR"
    })
    void statementsSayWhatWasSeen(String codes, Seen seen) {
        assertThat(EctopyScore.seen(new Row("1", "1", 60, false, Set.of(codes.split(" ")), 1, "file")))
                .isEqualTo(seen);
    }

    private static EctopyTally tally(Seen seen, BeatClass... called) {
        return new EctopyTally(seen, List.of(called));
    }

    private static double value(Map<String, Object> metrics, String key) {
        return ((Interval) metrics.get(key)).value();
    }
}
