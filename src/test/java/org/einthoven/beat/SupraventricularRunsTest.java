package org.einthoven.beat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.einthoven.ecg.BeatClass;
import org.junit.jupiter.api.Test;

/** Forty beats at 800 ms, and then a run of thirty at 480 ms of which the model calls the first ones early. */
class SupraventricularRunsTest {

    private static final int BEFORE = 40;
    private static final int LENGTH = 30;

    @Test
    void aRunLastsUntilTheRateFallsBack() {
        double[] intervals = intervals(480, LENGTH, 10);

        assertThat(read(intervals, "SSSSSSNNNNNNNNNNNNNNNNNNNNNNNN" + "N".repeat(10)))
                .isEqualTo("N".repeat(BEFORE) + "S".repeat(LENGTH) + "N".repeat(10));
    }

    @Test
    void twoEarlyBeatsAreNoRun() {
        assertThat(read(intervals(480, LENGTH, 10), "SS" + "N".repeat(LENGTH + 8)))
                .isEqualTo("N".repeat(BEFORE) + "SS" + "N".repeat(LENGTH + 8));
    }

    @Test
    void aRateThatIsHardlyFasterIsNoRun() {
        assertThat(read(intervals(700, LENGTH, 10), "SSSS" + "N".repeat(LENGTH + 6)))
                .isEqualTo("N".repeat(BEFORE) + "SSSS" + "N".repeat(LENGTH + 6));
    }

    @Test
    void anUnsteadyIntervalEndsIt() {
        double[] intervals = intervals(480, LENGTH, 10);
        intervals[BEFORE + 9] = 620;

        assertThat(read(intervals, "SSSSSS" + "N".repeat(LENGTH + 4)))
                .isEqualTo("N".repeat(BEFORE) + "S".repeat(9) + "N".repeat(LENGTH + 1));
    }

    @Test
    void aVentricularBeatEndsItAndStaysWhatItIs() {
        assertThat(read(intervals(480, LENGTH, 10), "SSSSSSV" + "N".repeat(LENGTH + 3)))
                .isEqualTo("N".repeat(BEFORE) + "SSSSSSV" + "N".repeat(LENGTH + 3));
    }

    @Test
    void aRateThatQuickensByAndByIsNoRun() {
        double[] intervals = intervals(480, LENGTH, 10);
        for (int b = 0; b < 5; b++) {
            intervals[BEFORE - 5 + b] = 800 - 50 * (b + 1);
        }

        assertThat(read(intervals, "SSSSSS" + "N".repeat(LENGTH + 4)))
                .isEqualTo("N".repeat(BEFORE) + "SSSSSS" + "N".repeat(LENGTH + 4));
    }

    @Test
    void aBeatThatWasSettledOtherwiseEndsIt() {
        double fromMs = 800.0 * BEFORE + 480 * 9.5;

        assertThat(read(intervals(480, LENGTH, 10), "SSSSSS" + "N".repeat(LENGTH + 4), beat -> beat.timeMs() > fromMs))
                .isEqualTo("N".repeat(BEFORE) + "S".repeat(9) + "N".repeat(LENGTH + 1));
    }

    @Test
    void ofOneBeatOrNoneThereIsNoRun() {
        assertThat(SupraventricularRuns.in(List.of(), beat -> false)).isEmpty();
        assertThat(SupraventricularRuns.in(List.of(new Beat(500, BeatClass.S, Map.of())), beat -> false))
                .extracting(Beat::beatClass)
                .containsExactly(BeatClass.S);
    }

    private static double[] intervals(double fastMs, int fast, int after) {
        double[] intervals = new double[BEFORE + fast + after];
        Arrays.fill(intervals, 800);
        Arrays.fill(intervals, BEFORE, BEFORE + fast, fastMs);
        return intervals;
    }

    /** @param called the classes of the beats after the first forty, which are normal */
    private static String read(double[] intervals, String called) {
        return read(intervals, called, beat -> false);
    }

    private static String read(double[] intervals, String called, Predicate<Beat> settled) {
        String classes = "N".repeat(BEFORE) + called;
        double[] times = intervals.clone();
        Arrays.parallelPrefix(times, Double::sum);
        List<Beat> beats = IntStream.range(0, times.length)
                .mapToObj(b -> new Beat(
                        times[b], BeatClass.valueOf(String.valueOf(classes.charAt(b))), Map.of(BeatClass.N, 1.0)))
                .toList();
        return SupraventricularRuns.in(beats, settled).stream()
                .map(beat -> beat.beatClass().name())
                .collect(Collectors.joining());
    }
}
