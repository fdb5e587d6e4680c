package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.training.ParameterStore;
import java.util.List;

/** One layer after the other. */
public final class Chain extends Layer {

    private final List<Layer> layers;

    public Chain(List<? extends Layer> layers) {
        this.layers = List.copyOf(layers);
        for (int i = 0; i < this.layers.size(); i++) {
            addChildBlock("layer" + i, this.layers.get(i));
        }
    }

    public Chain(Layer... layers) {
        this(List.of(layers));
    }

    @Override
    protected NDArray apply(ParameterStore store, NDArray x, boolean training) {
        NDArray y = x;
        for (Layer layer : layers) {
            y = layer.compute(store, y, training);
        }
        return y;
    }

    @Override
    public String export(OnnxGraph graph, String x) {
        String y = x;
        for (Layer layer : layers) {
            y = layer.export(graph, y);
        }
        return y;
    }
}
