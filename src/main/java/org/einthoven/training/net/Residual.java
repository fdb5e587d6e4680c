package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.ParameterStore;
import java.util.List;

/**
 * relu(x + pointwise(depthwise(x))): looks {@code dilation * (kernel - 1)} samples wide at the price of hardly more
 * than the pointwise convolution.
 */
public final class Residual extends Layer {

    private final Convolution depthwise;
    private final Convolution pointwise;

    public Residual(int channels, int kernel, int dilation) {
        depthwise = addChildBlock("depthwise", new Convolution(Convolution.Form.depthwise(channels, kernel, dilation)));
        pointwise = addChildBlock(
                "pointwise", new Convolution(Convolution.Form.of(channels, 1).notRectified()));
    }

    @Override
    protected NDArray apply(ParameterStore store, NDArray x, boolean training) {
        NDArray y = pointwise.compute(store, depthwise.compute(store, x, training), training);
        return Activation.relu(x.add(y));
    }

    @Override
    public String export(OnnxGraph graph, String x) {
        String y = pointwise.export(graph, depthwise.export(graph, x));
        return graph.node("Relu", List.of(graph.node("Add", List.of(x, y))));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return inputShapes;
    }
}
