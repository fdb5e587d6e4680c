package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.inference.ModelRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelDevicesTest {

    private static final List<ModelRef> MODELS = Stream.of("delineation", "beat", "statements", "rhythm")
            .map(name -> new ModelRef(name, "1.0.0", "ab".repeat(32)))
            .toList();

    @ParameterizedTest
    @CsvSource({
        "LONG_PR,                   delineation 1.0.0",
        "ATRIAL_FIBRILLATION,       delineation 1.0.0",
        "VENTRICULAR_ECTOPY,        beat 1.0.0",
        "LEARNED_INFARCTION,        statements 1.0.0",
        "RHYTHM_MODEL_FIBRILLATION, rhythm 1.0.0",
        "RHYTHM_MODEL_NOISE,        rhythm 1.0.0"
    })
    void aStatementRestsOnTheModelThatMadeIt(FindingCode code, String device) {
        assertThat(new ModelDevices(MODELS).of(code).getDisplay()).isEqualTo(device);
    }
}
