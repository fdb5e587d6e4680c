package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores each sample of each lead at 250 Hz as NONE, P, QRS or T. Fine detail stays at 250 Hz on a shallow path; rhythm
 * is read at 62.5 Hz by dilated convolutions that see 2.3 s to either side, where the leads also share what they see.
 * Both paths meet before the head. Input [leads, 1, samples], samples a multiple of {@link #STRIDE}; output logits
 * [leads, classes, samples]. About 8,000 multiplications a sample and lead.
 */
public final class DelineationNetwork extends Layer {

    /** By how much the deep path is slower than the input. */
    public static final int STRIDE = 4;

    private static final int FINE = 16;
    private static final int DEEP = 48;

    private final Chain fine;
    private final Chain deep;
    private final Chain head;
    private final List<LeadPool> pools = new ArrayList<>();

    public DelineationNetwork(int classes) {
        fine = addChildBlock(
                "fine", new Chain(new Convolution(Convolution.Form.of(FINE, 9)), new Residual(FINE, 7, 1)));
        List<Layer> layers = new ArrayList<>();
        layers.add(new Convolution(Convolution.Form.of(DEEP, 2 * STRIDE).strided(STRIDE)));
        for (int dilation : new int[] {1, 2, 4}) {
            layers.add(new Residual(DEEP, 9, dilation));
        }
        layers.add(pool());
        for (int dilation : new int[] {8, 16}) {
            layers.add(new Residual(DEEP, 9, dilation));
        }
        layers.add(pool());
        for (int dilation : new int[] {4, 1}) {
            layers.add(new Residual(DEEP, 9, dilation));
        }
        layers.add(new Upsampling(FINE, STRIDE));
        deep = addChildBlock("deep", new Chain(layers));
        head = addChildBlock(
                "head", new Chain(new Residual(FINE, 7, 1), new Convolution(Convolution.Form.linear(classes))));
    }

    private LeadPool pool() {
        LeadPool pool = new LeadPool(DEEP);
        pools.add(pool);
        return pool;
    }

    /** How many consecutive rows of a batch are the leads of one recording; 0 when all are. */
    public void leadsPerRecording(int count) {
        pools.forEach(pool -> pool.leadsPerRecording(count));
    }

    @Override
    protected NDArray apply(ParameterStore store, NDArray x, boolean training) {
        NDArray detail = fine.compute(store, x, training);
        NDArray context = deep.compute(store, detail, training);
        return head.compute(store, Activation.relu(detail.add(context)), training);
    }

    @Override
    public String export(OnnxGraph graph, String x) {
        String detail = fine.export(graph, x);
        String context = deep.export(graph, detail);
        String joined = graph.node("Relu", List.of(graph.node("Add", List.of(detail, context))));
        return head.export(graph, joined);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return head.getOutputShapes(fine.getOutputShapes(inputShapes));
    }

    @Override
    protected void initializeChildBlocks(
            ai.djl.ndarray.NDManager manager, ai.djl.ndarray.types.DataType dataType, Shape... inputShapes) {
        fine.initialize(manager, dataType, inputShapes);
        Shape[] joined = fine.getOutputShapes(inputShapes);
        deep.initialize(manager, dataType, joined);
        head.initialize(manager, dataType, joined);
    }
}
