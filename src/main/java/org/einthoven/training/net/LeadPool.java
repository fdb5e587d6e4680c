package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.ParameterStore;
import java.util.List;

/**
 * Lets the leads of one recording know of each other: relu(x + pointwise(mean of x over the recording's leads)). A wave
 * that is hidden in one lead is seen in the others, and any number of leads in any order will do (Zaheer et al. 2017,
 * Deep Sets). In the exported model all leads of one run are of one recording.
 */
public final class LeadPool extends Layer {

    private final Convolution pointwise;
    private int leads;

    public LeadPool(int channels) {
        pointwise = addChildBlock(
                "pointwise", new Convolution(Convolution.Form.of(channels, 1).notRectified()));
    }

    /** How many consecutive rows of a batch are the leads of one recording; 0 when all are. */
    public void leadsPerRecording(int count) {
        leads = count;
    }

    @Override
    protected NDArray apply(ParameterStore store, NDArray x, boolean training) {
        Shape shape = x.getShape();
        long group = leads == 0 ? shape.get(0) : leads;
        long recordings = shape.get(0) / group;
        NDArray apart = x.reshape(recordings, group, shape.get(1), shape.get(2));
        NDArray common = pointwise.compute(store, apart.mean(new int[] {1}), training);
        return Activation.relu(apart.add(common.expandDims(1)).reshape(shape.get(0), shape.get(1), shape.get(2)));
    }

    @Override
    public String export(OnnxGraph graph, String x) {
        String mean = graph.node("ReduceMean", List.of(x, graph.integers(0)), OnnxGraph.integer("keepdims", 1));
        String common = pointwise.export(graph, mean);
        return graph.node("Relu", List.of(graph.node("Add", List.of(x, common))));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return inputShapes;
    }
}
