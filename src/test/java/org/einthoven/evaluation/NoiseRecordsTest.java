package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.einthoven.RealRecordings;
import org.einthoven.ecg.Samples;
import org.einthoven.signal.Noise;
import org.einthoven.signal.RecordedNoise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoiseRecordsTest {

    /** Of half an hour at 10 samples a second. */
    private static final int SAMPLES = 18_000;

    @TempDir
    Path set;

    /** A record whose samples say their own number. */
    private void write(String name, int samples) throws IOException {
        Files.writeString(
                set.resolve(name + ".hea"),
                "%s 1 10 %d\n%s.dat 16 1000/mV 16 0 0 0 0 noise1\n".formatted(name, samples, name));
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < samples; i++) {
            bytes.putShort((short) i);
        }
        Files.write(set.resolve(name + ".dat"), bytes.array());
    }

    @Test
    void theFirstQuarterOfAnHourIsNotLearnedFrom() throws IOException {
        write("bw", SAMPLES);
        Map<Noise, RecordedNoise> learned = NoiseRecords.learned(set);
        assertThat(learned).containsOnlyKeys(Noise.BASELINE_WANDER);
        Samples channel = learned.get(Noise.BASELINE_WANDER).channels().get(0);
        assertThat(channel.at(0)).isEqualTo(9f);
        assertThat(channel.length()).isEqualTo(SAMPLES / 2);
    }

    @Test
    void ofARecordThatIsAllMeasuredWithNothingIsLeftToLearnFrom() throws IOException {
        write("ma", SAMPLES);
        write("em_derived", 7900);
        assertThat(NoiseRecords.learned(set)).containsOnlyKeys(Noise.MUSCLE);
        assertThat(NoiseRecords.whole(set, Noise.ELECTRODE_MOTION).get(0).length())
                .isEqualTo(7900);
    }

    @Test
    void theStressTestOfHalfAnHourStaysInItsPart() {
        double usedMs = NoiseStress.noisy(1_805_556).stream()
                .mapToDouble(noisy -> noisy.toMs() - noisy.fromMs())
                .sum();
        NoiseRecords.requireMeasured(usedMs);
        assertThatIllegalArgumentException().isThrownBy(() -> NoiseRecords.requireMeasured(900_001));
    }

    @Test
    void aFolderWithoutNoiseIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoiseRecords.learned(set))
                .withMessageContaining(set.toString())
                .withMessageContaining("physionet.org");
    }

    @Test
    void thePublishedRecordsHaveWanderAndMuscleToLearnFrom() throws IOException {
        Map<Noise, RecordedNoise> learned = NoiseRecords.learned(RealRecordings.NSTDB.path());
        assertThat(learned).containsKeys(Noise.BASELINE_WANDER, Noise.MUSCLE);
        assertThat(learned.get(Noise.MUSCLE).channels()).hasSize(2);
    }
}
