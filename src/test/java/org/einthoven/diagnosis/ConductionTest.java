package org.einthoven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Subject;
import org.einthoven.ecg.Wave;
import org.einthoven.measure.CardiacCycle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConductionTest {

    private static final Beat BEAT = new Beat(1000, BeatClass.N, Map.of());
    private static final Fiducial P = new Fiducial(null, Wave.P, 800, 840, 880, 1);

    @Test
    void aPWaveOrANarrowComplexShowsIt() {
        assertThat(isSeen(P, qrs(160), Subject.UNKNOWN)).isTrue();
        assertThat(isSeen(null, qrs(119), Subject.UNKNOWN)).isTrue();
        assertThat(isSeen(null, qrs(120), Subject.UNKNOWN)).isFalse();
    }

    @Test
    void whatIsWideInAChildIsNarrower() {
        Subject child = new Subject(6.0, null);

        assertThat(isSeen(null, qrs(99), child)).isTrue();
        assertThat(isSeen(null, qrs(105), child)).isFalse();
    }

    @Test
    void aBeatWithoutMarksShowsNothing() {
        assertThat(isSeen(null, null, Subject.UNKNOWN)).isFalse();
    }

    @Test
    void itHoldsOfABeatThatGotAnotherClassMeanwhile() {
        assertThat(Conduction.seenIn(List.of(new CardiacCycle(BEAT, P, null, null)), Subject.UNKNOWN))
                .accepts(BEAT.as(BeatClass.V))
                .rejects(new Beat(1001, BeatClass.N, Map.of()));
    }

    private static boolean isSeen(@Nullable Fiducial p, @Nullable Fiducial qrs, Subject subject) {
        return Conduction.seenIn(List.of(new CardiacCycle(BEAT, p, qrs, null)), subject)
                .test(BEAT);
    }

    private static Fiducial qrs(double ms) {
        return new Fiducial(null, Wave.QRS, 950, 1000, 950 + ms, 1);
    }
}
