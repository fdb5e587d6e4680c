package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.List;

/** Makes one value a channel of all samples of a frame: [batch, channels, samples] to [batch, channels, 1]. */
public final class OverTime extends Layer {

    private final boolean last;

    private OverTime(boolean last) {
        this.last = last;
    }

    public static OverTime mean() {
        return new OverTime(false);
    }

    /** What a recurrent layer knows when it has read all. */
    public static OverTime last() {
        return new OverTime(true);
    }

    @Override
    protected NDArray apply(ParameterStore store, NDArray x, boolean training) {
        return last ? x.get("...,-1:") : x.mean(new int[] {2}, true);
    }

    @Override
    public String export(OnnxGraph graph, String x) {
        return last
                ? graph.node("Slice", List.of(x, graph.integers(-1), graph.integers(Long.MAX_VALUE), graph.integers(3)))
                : graph.node("ReduceMean", List.of(x, graph.integers(3)), OnnxGraph.integer("keepdims", 1));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), inputShapes[0].get(1), 1)};
    }
}
