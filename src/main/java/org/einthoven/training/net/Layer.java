package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/**
 * A block from one array of shape [batch, channels, samples] to another, which can write itself as ONNX. In the ONNX
 * graph time series have the shape [batch, channels, 1, samples]: the runtime's fast convolutions are those for images.
 */
public abstract class Layer extends AbstractBlock {

    /** The layer's output for {@code x}. */
    protected abstract NDArray apply(ParameterStore parameters, NDArray x, boolean training);

    /** Adds this layer with its present weights behind the value {@code x} and returns the name of its output. */
    public abstract String export(OnnxGraph graph, String x);

    /** Computes the layer as a part of another. */
    public final NDArray compute(ParameterStore store, NDArray x, boolean training) {
        return forward(store, new NDList(x), training).singletonOrThrow();
    }

    @Override
    protected final NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        return new NDList(apply(store, inputs.singletonOrThrow(), training));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        Shape[] shapes = inputShapes;
        for (ai.djl.nn.Block child : getChildren().values()) {
            child.initialize(manager, dataType, shapes);
            shapes = child.getOutputShapes(shapes);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape[] shapes = inputShapes;
        for (ai.djl.nn.Block child : getChildren().values()) {
            shapes = child.getOutputShapes(shapes);
        }
        return shapes;
    }
}
