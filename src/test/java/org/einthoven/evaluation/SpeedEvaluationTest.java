package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long it takes is nothing to assert; that it is measured, and of what, is. */
class SpeedEvaluationTest {

    @TempDir
    Path data;

    @Test
    void withoutRecordingsGeneratedOnesAreReadAndEveryModelIsMeasuredAloneAndWithFewerBits() throws IOException {
        EvaluationOptions options = EvaluationOptions.parse("speed", "--data", data.toString());

        JsonNode json = new ObjectMapper()
                .readTree(new SpeedEvaluation(2).evaluate(options).json());

        assertThat(json.get("split").asText()).isEqualTo("generated");
        assertThat(json.get("records").asInt()).isEqualTo(2);
        JsonNode metrics = json.get("metrics");
        assertThat(metrics.get("readings").asInt()).isEqualTo(6);
        assertThat(metrics.at("/readingMs/median").asDouble())
                .isPositive()
                .isLessThan(metrics.at("/readingWithExplanationsMs/highest").asDouble());
        for (String model : new String[] {"delineation", "beat", "rhythm", "statements", "ppg"}) {
            JsonNode costs = metrics.get(model);
            assertThat(costs.at("/float32/ms").asDouble()).as(model).isPositive();
            assertThat(costs.at("/int8/ms").asDouble()).as(model).isPositive();
            assertThat(costs.at("/int8/kB").asDouble())
                    .as(model)
                    .isPositive()
                    .isLessThan(costs.at("/float32/kB").asDouble());
        }
    }

    @Test
    void oneModelIsNotReadWithAlone() {
        EvaluationOptions options =
                EvaluationOptions.parse("speed", "--data", data.toString(), "--model", "models/beat/1.0.4");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpeedEvaluation(2).evaluate(options))
                .withMessageContaining("leave --model out");
    }
}
