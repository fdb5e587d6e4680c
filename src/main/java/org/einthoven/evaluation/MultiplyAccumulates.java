package org.einthoven.evaluation;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;

/**
 * Counts the products that are added up in one run of a model: those of convolutions, memories and matrices, which are
 * nearly all of its work. The sides of what flows between its nodes are those of a run, so that nothing is guessed.
 */
public final class MultiplyAccumulates {

    private static final Set<String> COUNTED = Set.of("Conv", "ConvTranspose", "MatMul", "Gemm", "LSTM");

    /** Would be work of that kind, but no network of ours has them. */
    private static final Set<String> UNKNOWN =
            Set.of("GRU", "RNN", "Einsum", "ConvInteger", "MatMulInteger", "QLinearConv");

    private final Map<String, long[]> shapes = new HashMap<>();

    private MultiplyAccumulates() {}

    /**
     * @param folder of the model
     * @param inputs by name, of the size that is asked about
     * @throws IllegalArgumentException where the graph does work of a kind that is not counted here
     */
    public static long of(Path folder, Map<String, Tensor> inputs) {
        MultiplyAccumulates count = new MultiplyAccumulates();
        GraphProto[] graph = new GraphProto[1];
        try (OnnxModel open = OnnxModel.variant(folder, onnx -> {
            ModelProto model = parse(onnx);
            graph[0] = model.getGraph();
            return withAllShown(model);
        })) {
            open.run(inputs).forEach((name, tensor) -> count.shapes.put(name, tensor.shape()));
        }
        inputs.forEach((name, tensor) -> count.shapes.put(name, tensor.shape()));
        for (TensorProto weights : graph[0].getInitializerList()) {
            count.shapes.put(
                    weights.getName(),
                    weights.getDimsList().stream().mapToLong(Long::longValue).toArray());
        }
        return graph[0].getNodeList().stream().mapToLong(count::of).sum();
    }

    private static ModelProto parse(byte[] onnx) {
        try {
            return ModelProto.parseFrom(onnx);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("this is no ONNX model", e);
        }
    }

    /** The same model, which also gives out what goes into counted nodes and what comes out of them. */
    private static byte[] withAllShown(ModelProto model) {
        Set<String> made = new LinkedHashSet<>();
        model.getGraph().getNodeList().forEach(node -> made.addAll(node.getOutputList()));
        Set<String> shown = new LinkedHashSet<>();
        for (NodeProto node : model.getGraph().getNodeList()) {
            if (COUNTED.contains(node.getOpType())) {
                node.getInputList().stream().filter(made::contains).forEach(shown::add);
                shown.add(node.getOutput(0));
            }
        }
        model.getGraph().getOutputList().forEach(output -> shown.remove(output.getName()));
        ModelProto.Builder more = model.toBuilder();
        shown.forEach(name -> more.getGraphBuilder()
                .addOutput(ValueInfoProto.newBuilder()
                        .setName(name)
                        .setType(TypeProto.newBuilder()
                                .setTensorType(TypeProto.Tensor.newBuilder()
                                        .setElemType(TensorProto.DataType.FLOAT.getNumber())))));
        return more.build().toByteArray();
    }

    private long of(NodeProto node) {
        if (UNKNOWN.contains(node.getOpType())) {
            throw new IllegalArgumentException("nobody has said how to count a " + node.getOpType());
        }
        return switch (node.getOpType()) {
            // filters are [out, in of the group, length...]: each value of the output is one filter
            case "Conv" -> product(shape(node.getOutput(0))) * product(shape(node.getInput(1))) / side(node, 1, 0);
            case "ConvTranspose" ->
                product(shape(node.getInput(0))) * product(shape(node.getInput(1))) / side(node, 1, 0);
            case "MatMul" -> product(shape(node.getOutput(0))) * side(node, 0, -1);
            case "Gemm" -> product(shape(node.getOutput(0))) * side(node, 0, isTransposed(node) ? 0 : 1);
            // input [steps, rows, features]; each step of a row meets all weights, of its input and of its memory
            case "LSTM" ->
                side(node, 0, 0)
                        * side(node, 0, 1)
                        * (product(shape(node.getInput(1))) + product(shape(node.getInput(2))));
            default -> 0;
        };
    }

    private static boolean isTransposed(NodeProto node) {
        return node.getAttributeList().stream()
                .anyMatch(attribute -> attribute.getName().equals("transA") && attribute.getI() != 0);
    }

    /** A side of an input, the last for -1. */
    private long side(NodeProto node, int input, int side) {
        long[] shape = shape(node.getInput(input));
        return shape[side < 0 ? shape.length - 1 : side];
    }

    private long[] shape(String name) {
        long[] shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalStateException("the run gave no " + name);
        }
        return shape;
    }

    private static long product(long[] shape) {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }
}
