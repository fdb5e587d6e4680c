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

    /** What all layers but the last make of {@code x}: what the last one judges by. */
    NDArray features(ParameterStore store, NDArray x) {
        NDArray y = x;
        for (Layer layer : layers.subList(0, layers.size() - 1)) {
            y = layer.compute(store, y, false);
        }
        return y;
    }

    /** Adds all layers but the last and returns the name of what they make. */
    String exportFeatures(OnnxGraph graph, String x) {
        String y = x;
        for (Layer layer : layers.subList(0, layers.size() - 1)) {
            y = layer.export(graph, y);
        }
        return y;
    }

    /** Adds the last layer behind {@code features}. */
    String exportLast(OnnxGraph graph, String features) {
        return layers.get(layers.size() - 1).export(graph, features);
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
