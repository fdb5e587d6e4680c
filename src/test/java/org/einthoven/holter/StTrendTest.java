package org.einthoven.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
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

    private List<Event> extremes(BeatClass beatClass, double... levelsMv) {
        return extremes(beatClass, lead(LeadName.V5, drawn(levelsMv)));
    }

    private List<Event> extremes(BeatClass beatClass, Lead... leads) {
        Ecg ecg = new Ecg(RATE, List.of(leads));
        for (double r = RR_MS / 2; r < ecg.duration().toMillis(); r += RR_MS) {
            double onset = r - QRS_MS / 2;
            double offset = r + QRS_MS / 2;
            beats.add(new Beat(r, beatClass, Map.of()));
            perLead.add(new Fiducial(leads[0].name(), Wave.QRS, onset, r, offset, 1));
            global.add(new Fiducial(null, Wave.QRS, onset, r, offset, 1));
        }
        return StTrend.extremes(ecg, beats, new Delineation(perLead, global)).toList();
    }

    /** @param levelsMv of the ST segment, of a minute each */
    private static float[] drawn(double... levelsMv) {
        float[] mv = new float[(int) RATE.indexAt(levelsMv.length * 60_000.0)];
        for (double r = RR_MS / 2; r < levelsMv.length * 60_000.0; r += RR_MS) {
            double onset = r - QRS_MS / 2;
            double offset = r + QRS_MS / 2;
            for (int i = (int) RATE.indexAt(onset); i < RATE.indexAt(offset + ST_MS) && i < mv.length; i++) {
                double ms = RATE.msAt(i);
                double complex = ms < offset ? Math.max(0, 1 - Math.abs(ms - r) / (QRS_MS / 2)) : 0;
                mv[i] += (float) (complex + (ms < offset ? 0 : levelsMv[(int) (r / 60_000)]));
            }
        }
        return mv;
    }

    private static Lead lead(LeadName name, float[] mv) {
        return new Lead(name, Samples.copyOf(mv));
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

    @Test
    void aLeadThatWasRecordedThroughFewBeatsOfAMinuteHasNoExtremeThere() {
        // an electrode that goes on again: two complexes at the end of the second minute
        assertNoExtremeInTheSecondMinute(118_100);
    }

    @Test
    void aLeadThatIsMissingForAQuarterOfAMinuteHasNoExtremeThere() {
        assertNoExtremeInTheSecondMinute(73_000);
    }

    /** Of V5, which is highest there, where it is missing from the minute's begin to {@code untilMs}. */
    private void assertNoExtremeInTheSecondMinute(double untilMs) {
        float[] partly = drawn(0, 0.5, 0.1);
        Arrays.fill(partly, (int) RATE.indexAt(60_000), (int) RATE.indexAt(untilMs), Float.NaN);
        List<Event> found = extremes(BeatClass.N, lead(LeadName.II, drawn(0, 0, 0)), lead(LeadName.V5, partly));
        assertThat(found)
                .filteredOn(event -> event.lead() == LeadName.V5)
                .extracting(Event::kind, Event::fromMs)
                .containsExactly(tuple(EventKind.ST_HIGHEST, 120_000.0), tuple(EventKind.ST_LOWEST, 0.0));
    }

    @Test
    void saysNothingOfLeadsThatWereNotRecorded() {
        assertThat(extremes(BeatClass.N, lead(LeadName.I, drawn(0, 0.1)), lead(LeadName.II, drawn(0.1, 0.2))))
                .extracting(Event::lead)
                .containsOnly(LeadName.I, LeadName.II);
    }

    @Test
    void theLowestIsNotSoughtInALeadThatSeesTheHeartFromBehindUnlessThereIsNoOther() {
        List<Event> extremes = List.of(
                new Event(EventKind.ST_LOWEST, 0, 60_000, 60, -0.15, LeadName.AVR),
                new Event(EventKind.ST_LOWEST, 60_000, 120_000, 60, -0.1, LeadName.V5));
        Survey survey = new Survey(List.of(), List.of(), extremes, Map.of(EventKind.ST_LOWEST, 2));
        assertThat(survey.farthestSt(EventKind.ST_LOWEST)).hasValue(extremes.get(1));
        assertThat(survey.farthestSt(EventKind.ST_HIGHEST)).isEmpty();
        assertThat(of(extremes.get(0)).farthestSt(EventKind.ST_LOWEST)).hasValue(extremes.get(0));
    }

    private static Survey of(Event... extremes) {
        return new Survey(List.of(), List.of(), List.of(extremes), Map.of());
    }

    @Test
    void whatIsRaisedInALeadThatSeesTheHeartFromBehindCounts() {
        Event behind = new Event(EventKind.ST_HIGHEST, 0, 60_000, 60, 0.2, LeadName.AVR);
        Event before = new Event(EventKind.ST_HIGHEST, 0, 60_000, 60, 0.05, LeadName.V2);
        assertThat(of(behind, before).farthestSt(EventKind.ST_HIGHEST)).hasValue(behind);
    }
}
