package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;

/** Brings each channel to mean 0 and variance 1 over batch and time, and learns what they should be (Ioffe & Szegedy 2015). */
public final class BatchNormalisation extends Layer {

    /** DJL's and PyTorch's default. */
    private static final float EPSILON = 1e-5f;

    private static final List<String> WEIGHTS = List.of("gamma", "beta", "runningMean", "runningVar");

    private final BatchNorm norm =
            addChildBlock("norm", BatchNorm.builder().optEpsilon(EPSILON).build());

    @Override
    protected NDArray apply(ParameterStore store, NDArray x, boolean training) {
        return norm.forward(store, new NDList(x), training).singletonOrThrow();
    }

    @Override
    public String export(OnnxGraph graph, String x) {
        List<String> inputs = new ArrayList<>(List.of(x));
        for (String name : WEIGHTS) {
            inputs.add(graph.weights(norm.getParameters().get(name).getArray()));
        }
        return graph.node("BatchNormalization", inputs, OnnxGraph.real("epsilon", EPSILON));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return inputShapes;
    }
}
