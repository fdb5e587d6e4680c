package org.einthoven.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.junit.jupiter.api.Test;

/** Beats once a second as bells of 1 mV, in two leads of one minute. */
class FlatStretchesTest {
    private static final SampleRate RATE = new SampleRate(250);

    private static List<Beat> beats(double silentFromMs, double silentToMs) {
        return DoubleStream.iterate(500, ms -> ms < 60_000, ms -> ms + 1000)
                .filter(ms -> ms <= silentFromMs || ms >= silentToMs)
                .mapToObj(ms -> new Beat(ms, BeatClass.N, Map.of()))
                .toList();
    }

    private static Lead lead(LeadName name, List<Beat> beats, double hum) {
        float[] mv = new float[(int) RATE.indexAt(60_000)];
        for (int i = 0; i < mv.length; i++) {
            double ms = RATE.msAt(i);
            mv[i] = (float) (hum * Math.sin(ms / 50));
            for (Beat beat : beats) {
                double away = (ms - beat.timeMs()) / 20;
                mv[i] += (float) Math.exp(-away * away / 2);
            }
        }
        return new Lead(name, Samples.copyOf(mv));
    }

    private static Ecg ecg(List<Beat> beats, double humInSecond) {
        return new Ecg(RATE, List.of(lead(LeadName.II, beats, 0), lead(LeadName.V1, beats, humInSecond)));
    }

    @Test
    void findsWhereAllLeadsAreFlatForLong() {
        List<Beat> beats = beats(20_000, 45_000);
        assertThat(FlatStretches.find(ecg(beats, 0), beats)).singleElement().satisfies(flat -> {
            assertThat(flat.fromMs()).isBetween(19_500.0, 22_000.0);
            assertThat(flat.toMs()).isBetween(43_000.0, 45_500.0);
        });
    }

    @Test
    void findsItUpToTheEndOfTheRecording() {
        List<Beat> beats = beats(40_000, 60_000);
        assertThat(FlatStretches.find(ecg(beats, 0), beats)).hasSize(1);
    }

    @Test
    void aPauseOfTenSecondsIsAPause() {
        List<Beat> beats = beats(20_000, 30_000);
        assertThat(FlatStretches.find(ecg(beats, 0), beats)).isEmpty();
    }

    @Test
    void aLeadInWhichSomethingMovesIsRead() {
        List<Beat> beats = beats(20_000, 45_000);
        assertThat(FlatStretches.find(ecg(beats, 0.2), beats)).isEmpty();
    }
}
