package org.einthoven.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.junit.jupiter.api.Test;

/** Complexes with an ST segment of a height that is known, minute by minute. */
class StTrendTest {
    private static final SampleRate RATE = new SampleRate(250);
    private static final double RR_MS = 1000;
    private static final double QRS_MS = 90;
    private static final double ST_MS = 200;

    private final List<Beat> beats = new ArrayList<>();
    private final List<Fiducial> perLead = new ArrayList<>();
    private final List<Fiducial> global = new ArrayList<>();

    /** @param levelsMv of the ST segment, of a minute each */
    private List<Event> extremes(BeatClass beatClass, double... levelsMv) {
        float[] mv = new float[(int) RATE.indexAt(levelsMv.length * 60_000.0)];
        for (double r = 500; r < levelsMv.length * 60_000.0; r += RR_MS) {
            double onset = r - QRS_MS / 2;
            double offset = r + QRS_MS / 2;
            for (int i = (int) RATE.indexAt(onset); i < RATE.indexAt(offset + ST_MS) && i < mv.length; i++) {
                double ms = RATE.msAt(i);
                double complex = ms < offset ? Math.max(0, 1 - Math.abs(ms - r) / (QRS_MS / 2)) : 0;
                mv[i] += (float) (complex + (ms < offset ? 0 : levelsMv[(int) (r / 60_000)]));
            }
            beats.add(new Beat(r, beatClass, Map.of()));
            perLead.add(new Fiducial(LeadName.V5, Wave.QRS, onset, r, offset, 1));
            global.add(new Fiducial(null, Wave.QRS, onset, r, offset, 1));
        }
        Ecg ecg = new Ecg(RATE, List.of(new Lead(LeadName.V5, Samples.copyOf(mv))));
        return StTrend.extremes(ecg, beats, new Delineation(perLead, global)).toList();
    }

    @Test
    void namesTheMinutesInWhichTheSegmentLiesHighestAndLowest() {
        List<Event> found = extremes(BeatClass.N, 0, 0.15, 0, -0.2);
        assertThat(found)
                .extracting(Event::kind, Event::fromMs, Event::lead)
                .containsExactly(
                        tuple(EventKind.ST_HIGHEST, 60_000.0, LeadName.V5),
                        tuple(EventKind.ST_LOWEST, 180_000.0, LeadName.V5));
        // the filter that takes the baseline away takes a little of a segment that stands out of it
        assertThat(found.get(0).value()).isCloseTo(0.15, within(0.04));
        assertThat(found.get(1).value()).isCloseTo(-0.2, within(0.04));
        assertThat(found.get(0).beats()).isBetween(55, 60);
    }

    @Test
    void measuresNoBeatsThatAreNotNormal() {
        assertThat(extremes(BeatClass.V, 0, 0.3)).isEmpty();
    }

    @Test
    void saysNothingOfWhatIsNotDelineated() {
        extremes(BeatClass.N, 0.1);
        Ecg ecg = new Ecg(RATE, List.of(new Lead(LeadName.V5, Samples.copyOf(new float[15_000]))));
        assertThat(StTrend.extremes(ecg, beats, Delineation.EMPTY)).isEmpty();
    }
}
