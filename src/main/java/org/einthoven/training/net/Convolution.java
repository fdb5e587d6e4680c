package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A convolution over time whose output has 1/stride of the samples of its input, with batch normalisation (or a bias)
 * and rectifier as asked for.
 */
public final class Convolution extends Layer {

    private final Form form;
    private final Block weights;
    private final @Nullable BatchNormalisation norm;

    /**
     * What a convolution is like.
     *
     * @param filters channels out
     * @param kernel taps
     * @param groups channels fall into this many groups that do not see each other; as many as channels for a
     *     depthwise convolution
     */
    public record Form(
            int filters, int kernel, int stride, int dilation, int groups, boolean normalised, boolean rectified) {

        /** {@code kernel} taps, normalised and rectified. */
        public static Form of(int filters, int kernel) {
            return new Form(filters, kernel, 1, 1, 1, true, true);
        }

        /** One filter a channel. */
        public static Form depthwise(int channels, int kernel, int dilation) {
            return new Form(channels, kernel, 1, dilation, channels, true, true);
        }

        /** A linear map of the channels of each sample, with a bias. */
        public static Form linear(int filters) {
            return new Form(filters, 1, 1, 1, 1, false, false);
        }

        /** The same with {@code taps} taps. */
        public Form wide(int taps) {
            return new Form(filters, taps, stride, dilation, groups, normalised, rectified);
        }

        public Form strided(int by) {
            return new Form(filters, kernel, by, dilation, groups, normalised, rectified);
        }

        public Form notRectified() {
            return new Form(filters, kernel, stride, dilation, groups, normalised, false);
        }

        /** Padding at either end which makes the output exactly 1/stride as long as the input. */
        int padding() {
            int total = dilation * (kernel - 1) + 1 - stride;
            if (total < 0 || total % 2 != 0) {
                throw new IllegalArgumentException("no even padding for " + this);
            }
            return total / 2;
        }
    }

    public Convolution(Form form) {
        this.form = form;
        weights = addChildBlock(
                "weights",
                Conv1d.builder()
                        .setFilters(form.filters)
                        .setKernelShape(new Shape(form.kernel))
                        .optStride(new Shape(form.stride))
                        .optDilation(new Shape(form.dilation))
                        .optPadding(new Shape(form.padding()))
                        .optGroups(form.groups)
                        .optBias(!form.normalised)
                        .build());
        norm = form.normalised ? addChildBlock("norm", new BatchNormalisation()) : null;
    }

    @Override
    protected NDArray apply(ParameterStore store, NDArray x, boolean training) {
        NDArray y =
                weights.forward(store, new ai.djl.ndarray.NDList(x), training).singletonOrThrow();
        if (norm != null) {
            y = norm.compute(store, y, training);
        }
        return form.rectified ? Activation.relu(y) : y;
    }

    @Override
    public String export(OnnxGraph graph, String x) {
        NDArray kernel = weights.getParameters().get("weight").getArray();
        Shape shape = kernel.getShape();
        List<String> inputs = new ArrayList<>(List.of(x));
        inputs.add(graph.weights(kernel, shape.get(0), shape.get(1), 1, shape.get(2)));
        if (!form.normalised) {
            inputs.add(graph.weights(weights.getParameters().get("bias").getArray()));
        }
        int padding = form.padding();
        String y = graph.node(
                "Conv",
                inputs,
                OnnxGraph.ints("kernel_shape", 1, form.kernel),
                OnnxGraph.ints("strides", 1, form.stride),
                OnnxGraph.ints("dilations", 1, form.dilation),
                OnnxGraph.ints("pads", 0, padding, 0, padding),
                OnnxGraph.integer("group", form.groups));
        if (norm != null) {
            y = norm.export(graph, y);
        }
        return form.rectified ? graph.node("Relu", List.of(y)) : y;
    }
}
