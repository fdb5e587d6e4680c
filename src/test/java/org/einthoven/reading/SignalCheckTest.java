package org.einthoven.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.rhythm.Stretch;
import org.junit.jupiter.api.Test;

class SignalCheckTest {

    private final Ecg clean = Recordings.sinus(72).ecg();

    @Test
    void readsAllLeadsOfACleanRecordingAllTheTime() {
        SignalCheck check = SignalCheck.of(clean);
        assertThat(check.usable()).hasSize(12);
        assertThat(check.unreadable()).isEmpty();
        assertThat(check.quality().overall()).isGreaterThan(0.8);
    }

    @Test
    void putsAsideOnlyTheLeadThatIsOff() {
        SignalCheck check = SignalCheck.of(Recordings.with(clean, LeadName.V3, Recordings.fill(0, 10_000, 0)));
        assertThat(check.usable()).extracting(Lead::name).hasSize(11).doesNotContain(LeadName.V3);
        assertThat(check.unreadable()).isEmpty();
    }

    @Test
    void findsWhereAllLeadsAreNoisyAtOnce() {
        Random random = new Random(3);
        SignalCheck check = SignalCheck.of(Recordings.with(clean, Recordings.noise(4000, 6000, 3, random)));
        assertThat(check.unreadable()).containsExactly(new Stretch(4000, 6000));
        assertThat(check.readable(new double[] {3999, 4000, 5999, 6000})).containsExactly(3999, 6000);
    }

    @Test
    void noiseInOneLeadHidesNothing() {
        Random random = new Random(3);
        SignalCheck check =
                SignalCheck.of(Recordings.with(clean, LeadName.II, Recordings.noise(4000, 6000, 3, random)));
        assertThat(check.unreadable()).isEmpty();
    }

    @Test
    void findsWhereSamplesAreMissingFromAllLeads() {
        SignalCheck check = SignalCheck.of(Recordings.with(clean, Recordings.fill(3000, 3400, Float.NaN)));
        assertThat(check.unreadable()).hasSize(1);
        assertThat(check.unreadable().get(0).fromMs()).isCloseTo(3000, within(2.0));
        assertThat(check.unreadable().get(0).toMs()).isCloseTo(3400, within(2.0));
    }

    @Test
    void aHeartThatPausesIsReadable() {
        Ecg paused = Recordings.with(clean, Recordings.fill(4000, 8000, 0));
        assertThat(SignalCheck.of(paused).unreadable()).isEmpty();
    }
}
