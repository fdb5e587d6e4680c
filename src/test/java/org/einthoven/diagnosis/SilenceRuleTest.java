package org.einthoven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Subject;
import org.einthoven.measure.Measurements;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.Stretch;
import org.junit.jupiter.api.Test;

class SilenceRuleTest {

    private static final Stretch[] ALL_READABLE = {};

    @Test
    void anAsystoleThatLastsToTheEndIsFlagged() {
        assertThat(findings(10_000, beats(400, 800, 6), ALL_READABLE))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.display())
                            .isEqualTo("No heartbeat found from 4.4 s to the end (5.6 s): asystole or no signal");
                    assertThat(finding.flagged()).isTrue();
                    assertThat(finding.evidenceMs()).containsExactly(4400.0);
                });
    }

    @Test
    void aSignalThatComesLateIsFlaggedAndTheLongerSilenceToldFirst() {
        assertThat(findings(10_000, beats(2500, 800, 6), ALL_READABLE))
                .extracting(Finding::display)
                .containsExactly(
                        "No heartbeat found from 6.5 s to the end (3.5 s), from the start to 2.5 s (2.5 s): asystole or no"
                                + " signal");
    }

    @Test
    void aSlowRhythmMayEndBetweenTwoBeats() {
        assertThat(findings(10_000, beats(1900, 2000, 4), ALL_READABLE)).isEmpty();
        assertThat(findings(10_000, beats(2100, 1300, 5), ALL_READABLE)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNoSilence() {
        double[] beats = beats(400, 800, 6);
        assertThat(findings(10_000, beats, new Stretch(5000, 10_000))).isEmpty();
        assertThat(findings(10_000, beats, new Stretch(5000, 7000)))
                .extracting(Finding::display)
                .containsExactly("No heartbeat found from 7.0 s to the end (3.0 s): asystole or no signal");
    }

    private static List<Finding> findings(double durationMs, double[] rPeaksMs, Stretch... unreadable) {
        List<Beat> beats = DoubleStream.of(rPeaksMs)
                .mapToObj(ms -> new Beat(ms, BeatClass.N, Map.of(BeatClass.N, 1.0)))
                .toList();
        return new SilenceRule()
                .apply(new Evidence(
                        durationMs,
                        Subject.UNKNOWN,
                        Measurements.of(Map.of()),
                        Rhythm.of(beats, List.of(unreadable)),
                        List.of(),
                        List.of(),
                        Pacing.NONE,
                        null,
                        null,
                        List.of(),
                        Cases.CLEAN,
                        0.95,
                        List.of(unreadable),
                        null));
    }

    private static double[] beats(double firstMs, double rrMs, int count) {
        return DoubleStream.iterate(firstMs, ms -> ms + rrMs).limit(count).toArray();
    }
}
