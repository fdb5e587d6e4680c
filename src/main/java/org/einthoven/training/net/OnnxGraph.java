package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * An ONNX graph that grows node by node. Values are float32 and known by the name that the call which made them
 * returned.
 */
public final class OnnxGraph {

    /** IR 9 and opset 20 (ONNX 1.15) are the newest pair that every ONNX Runtime since 1.17 reads. */
    private static final int IR_VERSION = 9;

    private static final int OPSET = 20;

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private int made;

    /**
     * Declares an input.
     *
     * @param shape a number for a fixed side, a name for one that may vary
     */
    public String input(String name, String... shape) {
        graph.addInput(valueInfo(name, shape));
        return name;
    }

    /** Declares {@code value} to be the output {@code name}. */
    public void output(String name, String value, String... shape) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType("Identity")
                .setName(name)
                .addInput(value)
                .addOutput(name));
        graph.addOutput(valueInfo(name, shape));
    }

    /** Adds a node with one output. */
    public String node(String operator, List<String> inputs, AttributeProto... attributes) {
        String name = operator.toLowerCase(java.util.Locale.ROOT) + "_" + made++;
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addAllInput(inputs)
                .addOutput(name)
                .addAllAttribute(List.of(attributes)));
        return name;
    }

    /** Keeps the weights of {@code array} in the graph, under {@code shape} where it differs from the array's own. */
    public String weights(NDArray array, long... shape) {
        return weights(
                array.toFloatArray(), shape.length == 0 ? array.getShape().getShape() : shape);
    }

    /** Keeps {@code values} in the graph under {@code shape}, row-major. */
    public String weights(float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        String name = "weights_" + made++;
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setRawData(ByteString.copyFrom(bytes));
        for (long side : shape) {
            tensor.addDims(side);
        }
        graph.addInitializer(tensor);
        return name;
    }

    /** A constant of whole numbers, such as a shape or a list of axes. */
    public String integers(long... values) {
        String name = "integers_" + made++;
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        graph.addInitializer(tensor);
        return name;
    }

    /** The file's content, with {@code metadata} for those who open it without its card. */
    public byte[] toBytes(String graphName, Map<String, String> metadata) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("einthoven")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setGraph(graph.setName(graphName));
        new java.util.TreeMap<>(metadata)
                .forEach((key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }

    public static AttributeProto ints(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    public static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    public static AttributeProto real(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    private static ValueInfoProto valueInfo(String name, String... shape) {
        TensorShapeProto.Builder sides = TensorShapeProto.newBuilder();
        for (String side : shape) {
            TensorShapeProto.Dimension.Builder dimension = sides.addDimBuilder();
            if (side.chars().allMatch(Character::isDigit)) {
                dimension.setDimValue(Long.parseLong(side));
            } else {
                dimension.setDimParam(side);
            }
        }
        TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(sides);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
