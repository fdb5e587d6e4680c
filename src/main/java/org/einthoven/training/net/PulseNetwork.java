package org.einthoven.training.net;

import java.util.List;

/**
 * Scores each sample of a pleth at 100 Hz as diastolic or systolic: dilated convolutions that see 1.3 s to either side.
 * Input [rows, 1, samples], output logits [rows, classes, samples]; about 2,000 multiplications a sample.
 */
public final class PulseNetwork {

    private static final int CHANNELS = 16;

    private PulseNetwork() {}

    public static Chain of(int classes) {
        return new Chain(List.of(
                new Convolution(Convolution.Form.of(CHANNELS, 9)),
                new Residual(CHANNELS, 9, 1),
                new Residual(CHANNELS, 9, 2),
                new Residual(CHANNELS, 9, 4),
                new Residual(CHANNELS, 9, 8),
                new Residual(CHANNELS, 9, 16),
                new Convolution(Convolution.Form.linear(classes))));
    }
}
