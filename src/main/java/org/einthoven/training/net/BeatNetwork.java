package org.einthoven.training.net;

/**
 * Scores the frame of one beat in one lead. Input [beats, channels, 128]; output [beats, classes, 32]: what each 32 ms
 * of the frame says for each class. About 1.2 million multiplications a beat.
 */
public final class BeatNetwork {

    /** By how much the output is slower than the input. */
    public static final int STRIDE = 4;

    private static final int EARLY = 40;
    private static final int LATE = 64;

    private BeatNetwork() {}

    public static MappedNetwork of(int classes) {
        return new MappedNetwork(
                classes,
                STRIDE,
                new Convolution(Convolution.Form.of(EARLY, 8).strided(2)),
                new Residual(EARLY, 9, 1),
                new Residual(EARLY, 9, 2),
                new Convolution(Convolution.Form.of(LATE, 4).strided(2)),
                new Residual(LATE, 7, 1),
                new Residual(LATE, 7, 2),
                new Residual(LATE, 7, 4),
                new Convolution(Convolution.Form.linear(classes)));
    }
}
