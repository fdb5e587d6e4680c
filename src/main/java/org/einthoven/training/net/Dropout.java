package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;

/**
 * Leaves out each value with the probability {@code rate} in training and makes up for it in the others (Srivastava et
 * al. 2014); in the exported model there is nothing of it. Chance is the engine's, which the training loop sets anew for
 * each step.
 */
public final class Dropout extends Layer {

    private final float rate;
    private final boolean wholeChannels;

    private Dropout(float rate, boolean wholeChannels) {
        this.rate = rate;
        this.wholeChannels = wholeChannels;
    }

    public static Dropout ofValues(float rate) {
        return new Dropout(rate, false);
    }

    /** Leaves out channels over the whole frame (Tompson et al. 2015): neighbouring samples would give each other away. */
    public static Dropout ofChannels(float rate) {
        return new Dropout(rate, true);
    }

    @Override
    protected NDArray apply(ParameterStore store, NDArray x, boolean training) {
        if (!training || rate == 0) {
            return x;
        }
        Shape shape = x.getShape();
        Shape drawn = wholeChannels ? new Shape(shape.get(0), shape.get(1), 1) : shape;
        NDArray kept = x.getManager().randomUniform(0, 1, drawn).gte(rate).toType(x.getDataType(), false);
        return x.mul(kept).div(1 - rate);
    }

    @Override
    public String export(OnnxGraph graph, String x) {
        return x;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return inputShapes;
    }
}
