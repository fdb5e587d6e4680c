package org.einthoven.training.net;

/**
 * Scores one beat by the stacked memory of 128, 64 and 32 units that introductions to the field build. Input
 * [beats, 1, 250]; output logits [beats, classes, 1]. About 32 million multiplications a beat.
 */
public final class RecurrentBeatNetwork {

    private static final float DROPOUT = 0.2f;

    private RecurrentBeatNetwork() {}

    public static Chain of(int classes) {
        return new Chain(
                new Lstm(128),
                Dropout.ofValues(DROPOUT),
                new BatchNormalisation(),
                new Lstm(64),
                Dropout.ofValues(DROPOUT),
                new BatchNormalisation(),
                new Lstm(32),
                OverTime.last(),
                Dropout.ofValues(DROPOUT),
                new BatchNormalisation(),
                new Convolution(Convolution.Form.linear(classes)));
    }
}
