package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.einthoven.RealRecordings;
import org.einthoven.evaluation.PulseErrors.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealPulseTest {

    @TempDir
    Path folder;

    @Test
    void readsMarksInMsOfBothAnnotators() throws IOException {
        Path file = folder.resolve(RealPulse.FILE);
        Files.writeString(
                file,
                """
                [{"index": 7, "fs": 500, "signal": [1, 2.5%s],
                  "MG": {"on": 10, "sp": 100, "dn": null, "off": 400},
                  "PC": {"on": 12, "sp": 101, "dn": 160, "off": 402}}]
                """
                        .formatted(", 3".repeat(500)));
        List<RealPulse> pulses = RealPulse.read(file);
        assertThat(pulses).hasSize(1);
        RealPulse pulse = pulses.get(0);
        assertThat(pulse.isDevelopment()).as("what is not listed is the test").isFalse();
        assertThat(pulse.pleth().samples().toArray()).startsWith(1, 2.5f, 3).hasSize(502);
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"index\": 7                                       | is damaged or was cut off",
                "''                                                   | holds no list of pulses",
                "{\"index\": 7}                                       | holds no list of pulses",
                "[{\"index\": 7, \"signal\": SIGNAL}]                 | pulse 7: No value for property 'fs'",
                "[{\"index\": 7, \"fs\": 0, \"signal\": SIGNAL}]      | pulse 7: sample rate must be above 0",
                "[{\"index\": 7, \"fs\": 500, \"signal\": [1, 2, 3]}] | pulse 7: it has 3 samples",
                "[{\"index\": 7, \"fs\": 500, \"signal\": WORDS}]       | pulse 7: sample 0 is no number",
                "[{\"index\": 7, \"fs\": 500, \"signal\": SIGNAL, \"PC\": {\"off\": 501}}] | pulse 7: off at sample 501 of 500",
                "[{\"fs\": 500, \"signal\": SIGNAL}]                  | pulse without an index",
            })
    void whatIsDamagedNamesFileAndPulse(String text, String problem) throws IOException {
        Path file = folder.resolve(RealPulse.FILE);
        String more = ", 2".repeat(499) + "]";
        Files.writeString(file, text.replace("SIGNAL", "[1" + more).replace("WORDS", "[\"x\"" + more));

        assertThatIOException()
                .isThrownBy(() -> RealPulse.read(file))
                .withMessageStartingWith(file.toString())
                .withMessageContaining(problem);
    }
}
