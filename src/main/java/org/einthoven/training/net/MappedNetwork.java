package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.List;

/**
 * A network whose decision can be seen: it scores every step of its input for every class, and a class's logit is the mean
 * of this over time and nothing else. Its output [rows, classes, samples / stride] is therefore at the same time the exact
 * class activation map of the decision (Zhou et al. 2016).
 */
public final class MappedNetwork extends Layer {

    private final Chain layers;
    private final int classes;
    private final int stride;

    /** @param stride by how much the layers make the output slower than the input */
    MappedNetwork(int classes, int stride, Layer... layers) {
        this.classes = classes;
        this.stride = stride;
        this.layers = addChildBlock("layers", new Chain(layers));
    }

    @Override
    protected NDArray apply(ParameterStore store, NDArray x, boolean training) {
        return layers.compute(store, x, training);
    }

    @Override
    public String export(OnnxGraph graph, String x) {
        return layers.export(graph, x);
    }

    /** What the last layer judges {@code x} by, in the mean over time: [rows, channels]. */
    public NDArray features(NDManager manager, NDArray x) {
        return layers.features(new ParameterStore(manager, false), x).mean(new int[] {2});
    }

    /**
     * The exported network with what its last layer judges by.
     *
     * @param map the name of the network's output
     * @param features the name of their mean over time, [rows, channels]
     */
    public record Exported(String map, String features) {}

    public Exported exportWithFeatures(OnnxGraph graph, String x) {
        String each = layers.exportFeatures(graph, x);
        return new Exported(layers.exportLast(graph, each), logits(graph, each));
    }

    /** The mean over time of an exported map: [rows, classes]. */
    public static String logits(OnnxGraph graph, String map) {
        return graph.node("ReduceMean", List.of(map, graph.integers(2, 3)), OnnxGraph.integer("keepdims", 0));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), classes, inputShapes[0].get(2) / stride)};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        layers.initialize(manager, dataType, inputShapes);
    }
}
