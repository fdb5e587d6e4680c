package org.einthoven.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.junit.jupiter.api.Test;

class AbstentionTest {

    private final Ecg clean = Recordings.sinus(72).ecg();

    private static Optional<Abstention> of(Ecg ecg) {
        return Abstention.ofSignal(ecg, SignalCheck.of(ecg));
    }

    private static Ecg first(Ecg ecg, int samples) {
        return new Ecg(
                ecg.rate(),
                ecg.leads().stream()
                        .map(lead -> new Lead(lead.name(), lead.samples().slice(0, samples)))
                        .toList());
    }

    @Test
    void aCleanRecordingIsRead() {
        assertThat(of(clean)).isEmpty();
    }

    @Test
    void twoAndAHalfSecondsAreEnoughAndLessIsTooShort() {
        assertThat(of(first(clean, 1250))).isEmpty();
        Abstention abstention = of(first(clean, 1249)).orElseThrow();
        assertThat(abstention.reason()).isEqualTo(AbstentionReason.TOO_SHORT);
        assertThat(abstention.detail())
                .isEqualTo("The recording lasts 2.5 s; at least 2.5 s are needed. Record again for longer.");
    }

    @Test
    void flatLeadsAreElectrodesOff() {
        Abstention abstention =
                of(Recordings.with(clean, Recordings.fill(0, 10_000, 0))).orElseThrow();
        assertThat(abstention.reason()).isEqualTo(AbstentionReason.LEAD_OFF);
        assertThat(abstention.detail()).contains("Check that every electrode is connected");
    }

    @Test
    void missingSamplesAreNamed() {
        Abstention abstention = of(Recordings.with(clean, Recordings.fill(0, 10_000, Float.NaN)))
                .orElseThrow();
        assertThat(abstention.reason()).isEqualTo(AbstentionReason.MISSING_SAMPLES);
    }

    @Test
    void moreMissingThanThereIsNotRead() {
        Abstention abstention = of(Recordings.with(clean, Recordings.fill(2000, 8000, Float.NaN)))
                .orElseThrow();
        assertThat(abstention.reason()).isEqualTo(AbstentionReason.MISSING_SAMPLES);
        assertThat(abstention.detail()).startsWith("Only 4.0 s of 10.0 s can be read.");
    }

    @Test
    void noiseInAllLeadsIsNotRead() {
        Random random = new Random(5);
        Abstention abstention = of(Recordings.with(clean, Recordings.noise(0, 10_000, 1.5, random)))
                .orElseThrow();
        assertThat(abstention.reason()).isEqualTo(AbstentionReason.NOISE);
    }

    @Test
    void oneBeatMakesNoRhythm() {
        assertThat(Abstention.ofBeats(clean, 2)).isEmpty();
        assertThat(Abstention.ofBeats(clean, 1).orElseThrow().detail())
                .startsWith("Only one heartbeat was found in 10.0 s.");
        assertThat(Abstention.ofBeats(clean, 0).orElseThrow().reason()).isEqualTo(AbstentionReason.NO_BEATS);
    }
}
