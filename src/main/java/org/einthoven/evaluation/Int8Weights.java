package org.einthoven.evaluation;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A model of a quarter of the size for small devices: its weights are whole numbers of 8 bits, each filter with a scale of
 * its own, which the runtime makes floats of again (DequantizeLinear). What is computed stays float32; biases and
 * normalisations, which are few, stay as they are.
 */
public final class Int8Weights {

    private static final int LARGEST = 127;

    private Int8Weights() {}

    /** @param onnx a model's file, whose weights are float32 and raw, as our training writes them */
    public static byte[] of(byte[] onnx) {
        try {
            ModelProto.Builder model = ModelProto.parseFrom(onnx).toBuilder();
            GraphProto.Builder graph = model.getGraphBuilder();
            List<TensorProto> kept = new ArrayList<>();
            List<NodeProto> nodes = new ArrayList<>();
            for (TensorProto tensor : graph.getInitializerList()) {
                if (tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber() && tensor.getDimsCount() > 1) {
                    nodes.add(quantise(tensor, kept));
                } else {
                    kept.add(tensor);
                }
            }
            nodes.addAll(graph.getNodeList());
            graph.clearInitializer().addAllInitializer(kept).clearNode().addAllNode(nodes);
            return model.build().toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("this is no ONNX model", e);
        }
    }

    /** Adds what is kept of the tensor and returns the node that makes it again, under its own name. */
    private static NodeProto quantise(TensorProto tensor, List<TensorProto> kept) {
        FloatBuffer values = ByteBuffer.wrap(tensor.getRawData().toByteArray())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        // filters lie along the first side, those of a memory along the second: its first is the direction
        int axis = tensor.getDims(0) == 1 ? 1 : 0;
        int filters = Math.toIntExact(tensor.getDims(axis));
        int size = values.limit() / filters;
        ByteBuffer scales = ByteBuffer.allocate(filters * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        byte[] whole = new byte[values.limit()];
        for (int f = 0; f < filters; f++) {
            float highest = 0;
            for (int i = f * size; i < (f + 1) * size; i++) {
                highest = Math.max(highest, Math.abs(values.get(i)));
            }
            float scale = highest == 0 ? 1 : highest / LARGEST;
            scales.putFloat(scale);
            for (int i = f * size; i < (f + 1) * size; i++) {
                whole[i] = (byte) Math.round(values.get(i) / scale);
            }
        }
        kept.add(TensorProto.newBuilder()
                .setName(tensor.getName() + "_int8")
                .setDataType(TensorProto.DataType.INT8.getNumber())
                .addAllDims(tensor.getDimsList())
                .setRawData(ByteString.copyFrom(whole))
                .build());
        kept.add(TensorProto.newBuilder()
                .setName(tensor.getName() + "_scale")
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addDims(filters)
                .setRawData(ByteString.copyFrom(scales.array()))
                .build());
        return NodeProto.newBuilder()
                .setOpType("DequantizeLinear")
                .setName(tensor.getName() + "_dequantised")
                .addInput(tensor.getName() + "_int8")
                .addInput(tensor.getName() + "_scale")
                .addOutput(tensor.getName())
                .addAttribute(AttributeProto.newBuilder()
                        .setName("axis")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(axis))
                .build();
    }
}
