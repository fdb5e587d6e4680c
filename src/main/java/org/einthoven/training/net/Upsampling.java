package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.List;

/**
 * Raises the sample rate by {@code factor}: a pointwise convolution computes all new samples of one old sample as
 * channels, which are then laid out in time (sub-pixel convolution, Shi et al. 2016).
 */
public final class Upsampling extends Layer {

    private final int channels;
    private final int factor;
    private final Convolution expansion;

    public Upsampling(int channels, int factor) {
        this.channels = channels;
        this.factor = factor;
        expansion = addChildBlock("expansion", new Convolution(Convolution.Form.linear(channels * factor)));
    }

    @Override
    protected NDArray apply(ParameterStore store, NDArray x, boolean training) {
        NDArray y = expansion.compute(store, x, training);
        long batch = y.getShape().get(0);
        long samples = y.getShape().get(2);
        return y.reshape(batch, channels, factor, samples)
                .transpose(0, 1, 3, 2)
                .reshape(batch, channels, samples * factor);
    }

    @Override
    public String export(OnnxGraph graph, String x) {
        String y = expansion.export(graph, x);
        String apart = graph.node("Reshape", List.of(y, graph.integers(0, channels, factor, -1)));
        String turned = graph.node("Transpose", List.of(apart), OnnxGraph.ints("perm", 0, 1, 3, 2));
        return graph.node("Reshape", List.of(turned, graph.integers(0, channels, 1, -1)));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape in = inputShapes[0];
        return new Shape[] {new Shape(in.get(0), channels, in.get(2) * factor)};
    }
}
