package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.einthoven.RealRecordings;
import org.einthoven.evaluation.PulseErrors.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealPulseTest {

    @TempDir
    Path folder;

    @Test
    void readsMarksInMsOfBothAnnotators() throws IOException {
        Path file = folder.resolve(RealPulse.FILE);
        Files.writeString(
                file,
                """
                [{"index": 7, "fs": 500, "signal": [1, 2.5, 3],
                  "MG": {"on": 10, "sp": 100, "dn": null, "off": 400},
                  "PC": {"on": 12, "sp": 101, "dn": 160, "off": 402}}]
                """);
        List<RealPulse> pulses = RealPulse.read(file);
        assertThat(pulses).hasSize(1);
        RealPulse pulse = pulses.get(0);
        assertThat(pulse.isDevelopment()).as("what is not listed is the test").isFalse();
        assertThat(pulse.pleth().samples().toArray()).containsExactly(1, 2.5f, 3);
        assertThat(pulse.meanMs(Mark.ONSET)).hasValue(22);
        assertThat(pulse.apartMs(Mark.ONSET)).hasValue(4);
        assertThat(pulse.meanMs(Mark.NOTCH)).hasValue(320);
        assertThat(pulse.apartMs(Mark.NOTCH)).isEmpty();
    }

    @Test
    void readsThePublishedPulses() throws IOException {
        List<RealPulse> pulses = RealPulse.read(RealRecordings.PPG.path(RealPulse.FILE));
        assertThat(pulses).isNotEmpty().allSatisfy(pulse -> {
            assertThat(pulse.isDevelopment()).isTrue();
            assertThat(pulse.meanMs(Mark.ONSET).orElseThrow())
                    .isLessThan(pulse.meanMs(Mark.PEAK).orElseThrow());
            assertThat(pulse.meanMs(Mark.OFFSET).orElseThrow())
                    .isLessThan(pulse.pleth().rate().msAt(pulse.pleth().length()));
        });
    }
}
