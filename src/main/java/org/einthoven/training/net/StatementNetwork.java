package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.List;

/**
 * Scores statements on a whole ECG. Input [recordings, leads, samples] at 100 Hz, samples a multiple of
 * {@link #STRIDE}; output [recordings, statements, samples / STRIDE]: what each 80 ms says for each statement. A
 * statement's logit is the mean of this over time and nothing else, so that the output is at the same time the exact
 * class activation map of the decision (Zhou et al. 2016). About 30 million multiplications for 10 s.
 */
public final class StatementNetwork extends Layer {

    /** By how much the output is slower than the input. */
    public static final int STRIDE = 8;

    private static final int EARLY = 48;
    private static final int MIDDLE = 80;
    private static final int LATE = 128;

    private final Chain layers;
    private final int statements;

    public StatementNetwork(int statements) {
        this.statements = statements;
        layers = addChildBlock(
                "layers",
                new Chain(
                        new Convolution(Convolution.Form.of(EARLY, 12).strided(2)),
                        new Residual(EARLY, 9, 1),
                        new Residual(EARLY, 9, 2),
                        new Convolution(Convolution.Form.of(MIDDLE, 4).strided(2)),
                        new Residual(MIDDLE, 9, 1),
                        new Residual(MIDDLE, 9, 2),
                        new Convolution(Convolution.Form.of(LATE, 4).strided(2)),
                        new Residual(LATE, 9, 1),
                        new Residual(LATE, 9, 2),
                        new Residual(LATE, 9, 4),
                        new Residual(LATE, 9, 1),
                        new Convolution(Convolution.Form.linear(statements))));
    }

    @Override
    protected NDArray apply(ParameterStore store, NDArray x, boolean training) {
        return layers.compute(store, x, training);
    }

    @Override
    public String export(OnnxGraph graph, String x) {
        return layers.export(graph, x);
    }

    /** The mean over time of an exported map: [recordings, statements]. */
    public static String logits(OnnxGraph graph, String map) {
        return graph.node("ReduceMean", List.of(map, graph.integers(2, 3)), OnnxGraph.integer("keepdims", 0));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), statements, inputShapes[0].get(2) / STRIDE)};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        layers.initialize(manager, dataType, inputShapes);
    }
}
