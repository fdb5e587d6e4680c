package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;
import org.junit.jupiter.api.Test;

class Int8WeightsTest {

    private static final Path MODEL = Path.of("models", "statements", "1.1.0");

    @Test
    void aModelTakesAThirdOfTheRoomAndSaysNearlyTheSame() throws IOException {
        byte[] whole = Files.readAllBytes(MODEL.resolve(OnnxModel.FILE));
        Tensor in = Tensor.allocate(1, 12, 1, 1000);
        for (int i = 0; i < 12_000; i++) {
            in.buffer().put(i, (float) Math.pow(Math.cos(i * 0.039), 40));
        }

        try (OnnxModel model = OnnxModel.open(MODEL);
                OnnxModel small = OnnxModel.variant(MODEL, Int8Weights::of)) {
            assertThat(Int8Weights.of(whole).length).isLessThan(whole.length / 3);
            float[] said = model.run(in).toArray();
            assertThat(small.run(in).toArray())
                    .containsExactly(said, within(0.3f))
                    .isNotEqualTo(said);
            assertThat(small.ref().sha256())
                    .isEqualTo(OnnxModel.sha256(Int8Weights.of(whole)))
                    .isNotEqualTo(model.ref().sha256());
        }
    }
}
