package org.einthoven.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EctopyTest {

    @ParameterizedTest
    @CsvSource({
        "NVVVN,     VVV",
        "NVVFVVN,   VVFVV",
        "NFVVN,     FVV",
        "NVVFN,     VVF",
        "NVFVN,     VFV",
        "NVVVVFFVN, VVVVFFV"
    })
    void aFusionBeatIsPartOfARun(String read, String run) {
        assertThat(ectopy(read).ventricularRuns()).hasSize(1);
        assertThat(ectopy(read).ventricularRuns().get(0).beats()).hasSize(run.length());
        assertThat(ectopy(read).couplets()).isEmpty();
    }

    @Test
    void fusionBeatsAloneAreNoRun() {
        assertThat(ectopy("NFFFFN").ventricularRuns()).isEmpty();
        assertThat(ectopy("NFFVN").ventricularRuns()).isEmpty();
        assertThat(ectopy("NVVN").ventricularRuns()).isEmpty();
        assertThat(ectopy("NVVN").couplets()).hasSize(1);
    }

    private static Ectopy ectopy(String letters) {
        return Ectopy.in(List.of(IntStream.range(0, letters.length())
                .mapToObj(b -> new Beat(800.0 * b, BeatClass.valueOf(String.valueOf(letters.charAt(b))), Map.of()))
                .toList()));
    }
}
