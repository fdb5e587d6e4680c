package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;
import org.junit.jupiter.api.Test;

class ShuffledWeightsTest {

    private static final Path FOLDER = Path.of("models", "beat", "1.0.4");

    private final byte[] trained = read();

    @Test
    void keepsEveryWeightInItsTensorAtAnotherPlace() throws IOException {
        ModelProto before = ModelProto.parseFrom(trained);
        ModelProto after = ModelProto.parseFrom(ShuffledWeights.of(trained, 1));

        assertThat(after.getGraph().getNodeList()).isEqualTo(before.getGraph().getNodeList());
        int moved = 0;
        for (int i = 0; i < before.getGraph().getInitializerCount(); i++) {
            TensorProto was = before.getGraph().getInitializer(i);
            TensorProto is = after.getGraph().getInitializer(i);
            if (was.getDataType() == TensorProto.DataType.FLOAT.getNumber()) {
                assertThat(sorted(is)).containsExactly(sorted(was));
                moved += is.getRawData().equals(was.getRawData()) ? 0 : 1;
            } else {
                assertThat(is).isEqualTo(was);
            }
        }
        assertThat(moved).isGreaterThan(10);
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        assertThat(ShuffledWeights.of(trained, 1)).isEqualTo(ShuffledWeights.of(trained, 1));
        assertThat(ShuffledWeights.of(trained, 1)).isNotEqualTo(ShuffledWeights.of(trained, 2));
    }

    @Test
    void aModelOfShuffledWeightsRunsAndAnswersOtherwise() {
        float[] values = new float[8 * 128];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i);
        }
        Tensor in = Tensor.of(values, 1, 8, 1, 128);
        try (OnnxModel model = OnnxModel.open(FOLDER);
                OnnxModel shuffled = OnnxModel.variant(FOLDER, bytes -> ShuffledWeights.of(bytes, 1))) {
            assertThat(shuffled.run(Map.of("beats", in)).get("logits").toArray())
                    .hasSize(5)
                    .isNotEqualTo(model.run(Map.of("beats", in)).get("logits").toArray());
        }
    }

    @Test
    void refusesWhatIsNoModel() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ShuffledWeights.of("not a model".getBytes(java.nio.charset.StandardCharsets.UTF_8), 1));
    }

    private static float[] sorted(TensorProto tensor) {
        float[] weights = new float[tensor.getRawData().size() / Float.BYTES];
        ByteBuffer.wrap(tensor.getRawData().toByteArray())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(weights);
        Arrays.sort(weights);
        return weights;
    }

    private static byte[] read() {
        try {
            return Files.readAllBytes(FOLDER.resolve(OnnxModel.FILE));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
