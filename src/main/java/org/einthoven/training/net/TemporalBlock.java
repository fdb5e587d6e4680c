package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;

/**
 * A block of a temporal convolutional network (Bai et al. 2018) as small devices have it: a dilated depthwise and a
 * pointwise convolution, channels weighed by {@link SqueezeExcitation}, the input added where it has as many channels, and
 * dropout of channels.
 */
public final class TemporalBlock extends Layer {

    private final boolean skipped;
    private final Chain convolutions;
    private final Dropout dropout;

    /**
     * What a block is like.
     *
     * @param from channels in
     * @param to channels out
     * @param squeezed ratio of the squeeze; 0 for none
     */
    public record Form(int from, int to, int kernel, int dilation, int squeezed, float dropout) {}

    public TemporalBlock(Form form) {
        skipped = form.from == form.to;
        List<Layer> layers = new ArrayList<>();
        layers.add(new Convolution(Convolution.Form.depthwise(form.from, form.kernel, form.dilation)));
        layers.add(new Convolution(Convolution.Form.of(form.to, 1)));
        if (form.squeezed > 0) {
            layers.add(new SqueezeExcitation(form.to, form.squeezed));
        }
        convolutions = addChildBlock("convolutions", new Chain(layers));
        dropout = addChildBlock("dropout", Dropout.ofChannels(form.dropout));
    }

    @Override
    protected NDArray apply(ParameterStore store, NDArray x, boolean training) {
        NDArray y = convolutions.compute(store, x, training);
        return dropout.compute(store, skipped ? x.add(y) : y, training);
    }

    @Override
    public String export(OnnxGraph graph, String x) {
        String y = convolutions.export(graph, x);
        return dropout.export(graph, skipped ? graph.node("Add", List.of(x, y)) : y);
    }
}
