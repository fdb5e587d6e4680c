package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.List;

/**
 * Scores the frame of one beat in one lead. Input [beats, channels, 128]; output [beats, classes, 32]: what each 32 ms
 * of the frame says for each class. A class's logit is the mean of this over time and nothing else, so that the output
 * is at the same time the exact class activation map of the decision (Zhou et al. 2016). About 1.2 million
 * multiplications a beat.
 */
public final class BeatNetwork extends Layer {

    /** By how much the output is slower than the input. */
    public static final int STRIDE = 4;

    private static final int EARLY = 40;
    private static final int LATE = 64;

    private final Chain layers;
    private final int classes;

    public BeatNetwork(int classes) {
        this.classes = classes;
        layers = addChildBlock(
                "layers",
                new Chain(
                        new Convolution(Convolution.Form.of(EARLY, 8).strided(2)),
                        new Residual(EARLY, 9, 1),
                        new Residual(EARLY, 9, 2),
                        new Convolution(Convolution.Form.of(LATE, 4).strided(2)),
                        new Residual(LATE, 7, 1),
                        new Residual(LATE, 7, 2),
                        new Residual(LATE, 7, 4),
                        new Convolution(Convolution.Form.linear(classes))));
    }

    @Override
    protected NDArray apply(ParameterStore store, NDArray x, boolean training) {
        return layers.compute(store, x, training);
    }

    @Override
    public String export(OnnxGraph graph, String x) {
        return layers.export(graph, x);
    }

    /** The mean over time of an exported map: [beats, classes]. */
    public static String logits(OnnxGraph graph, String map) {
        return graph.node("ReduceMean", List.of(map, graph.integers(2, 3)), OnnxGraph.integer("keepdims", 0));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), classes, inputShapes[0].get(2) / STRIDE)};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        layers.initialize(manager, dataType, inputShapes);
    }
}
