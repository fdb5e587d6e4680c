package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.List;

/**
 * Lets each sample look at all others of its frame: x + softmax(q · k / √depth) · v, where q, k and v are linear maps of
 * x's channels (Vaswani et al. 2017, one head). Its price grows with the square of the samples.
 */
public final class Attention extends Layer {

    private final int depth;
    private final Convolution query;
    private final Convolution key;
    private final Convolution value;

    /**
     * @param channels of input and output
     * @param depth channels by which samples are compared
     */
    public Attention(int channels, int depth) {
        this.depth = depth;
        query = addChildBlock("query", new Convolution(Convolution.Form.linear(depth)));
        key = addChildBlock("key", new Convolution(Convolution.Form.linear(depth)));
        value = addChildBlock("value", new Convolution(Convolution.Form.linear(channels)));
    }

    @Override
    protected NDArray apply(ParameterStore store, NDArray x, boolean training) {
        NDArray asked = query.compute(store, x, training).transpose(0, 2, 1);
        NDArray offered = key.compute(store, x, training);
        // [batch, samples that ask, samples that are looked at]
        NDArray looks = asked.matMul(offered).mul(scale()).softmax(2);
        return x.add(value.compute(store, x, training).matMul(looks.transpose(0, 2, 1)));
    }

    @Override
    public String export(OnnxGraph graph, String x) {
        String asked = turned(graph, flat(graph, query.export(graph, x)));
        String offered = flat(graph, key.export(graph, x));
        String alike = graph.node("MatMul", List.of(asked, offered));
        String scaled = graph.node("Mul", List.of(alike, graph.weights(new float[] {scale()}, 1)));
        String looks = graph.node("Softmax", List.of(scaled), OnnxGraph.integer("axis", 2));
        String seen = graph.node("MatMul", List.of(flat(graph, value.export(graph, x)), turned(graph, looks)));
        return graph.node("Add", List.of(x, graph.node("Unsqueeze", List.of(seen, graph.integers(2)))));
    }

    private float scale() {
        return (float) (1 / Math.sqrt(depth));
    }

    private static String flat(OnnxGraph graph, String x) {
        return graph.node("Squeeze", List.of(x, graph.integers(2)));
    }

    private static String turned(OnnxGraph graph, String x) {
        return graph.node("Transpose", List.of(x), OnnxGraph.ints("perm", 0, 2, 1));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return inputShapes;
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        for (Layer layer : List.of(query, key, value)) {
            layer.initialize(manager, dataType, inputShapes);
        }
    }
}
