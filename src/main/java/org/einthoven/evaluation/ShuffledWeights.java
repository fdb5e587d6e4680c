package org.einthoven.evaluation;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Random;

/**
 * A model that has learned nothing, of the same build: in each of its tensors the weights stand in another order. What
 * explains a trained model must not explain this one in the same way (Adebayo et al. 2018).
 */
final class ShuffledWeights {

    private ShuffledWeights() {}

    /** @param onnx a model's file, whose weights are float32 and raw, as our training writes them */
    static byte[] of(byte[] onnx, long seed) {
        Random random = new Random(seed);
        try {
            ModelProto.Builder model = ModelProto.parseFrom(onnx).toBuilder();
            for (TensorProto.Builder tensor : model.getGraphBuilder().getInitializerBuilderList()) {
                if (tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber()) {
                    tensor.setRawData(shuffled(tensor.getRawData(), random));
                }
            }
            return model.build().toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("this is no ONNX model", e);
        }
    }

    private static ByteString shuffled(ByteString weights, Random random) {
        byte[] bytes = weights.toByteArray();
        FloatBuffer floats =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        for (int i = floats.limit() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            float swapped = floats.get(i);
            floats.put(i, floats.get(other));
            floats.put(other, swapped);
        }
        return ByteString.copyFrom(bytes);
    }
}
