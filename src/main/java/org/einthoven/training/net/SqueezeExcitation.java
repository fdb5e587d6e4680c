package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.ParameterStore;
import java.util.List;

/**
 * Weighs each channel by what all channels show over the whole frame (Hu et al. 2018): x times
 * sigmoid(widen(relu(narrow(mean of x over time)))).
 */
public final class SqueezeExcitation extends Layer {

    private final Convolution narrow;
    private final Convolution widen;

    /** @param ratio by how much fewer channels there are in between */
    public SqueezeExcitation(int channels, int ratio) {
        narrow = addChildBlock("narrow", new Convolution(Convolution.Form.linear(channels / ratio)));
        widen = addChildBlock("widen", new Convolution(Convolution.Form.linear(channels)));
    }

    @Override
    protected NDArray apply(ParameterStore store, NDArray x, boolean training) {
        NDArray mean = x.mean(new int[] {2}, true);
        NDArray few = Activation.relu(narrow.compute(store, mean, training));
        return x.mul(Activation.sigmoid(widen.compute(store, few, training)));
    }

    @Override
    public String export(OnnxGraph graph, String x) {
        String mean = graph.node("ReduceMean", List.of(x, graph.integers(3)), OnnxGraph.integer("keepdims", 1));
        String few = graph.node("Relu", List.of(narrow.export(graph, mean)));
        String weights = graph.node("Sigmoid", List.of(widen.export(graph, few)));
        return graph.node("Mul", List.of(x, weights));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return inputShapes;
    }
}
