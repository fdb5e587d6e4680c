package org.einthoven.training.net;

/**
 * Networks for whole 12-lead recordings as the field began with them. Input [recordings, leads, samples] at 100 Hz, samples
 * a multiple of 8; output logits [recordings, classes, 1].
 */
public final class StatementSeeds {

    private static final float DROPOUT = 0.3f;
    private static final int EARLY = 48;
    private static final int MIDDLE = 80;
    private static final int LATE = 96;
    private static final int UNITS = 64;

    private StatementSeeds() {}

    /** Residual convolutions and a memory that read the same recording, laid side by side. */
    public static Chain twoBranches(int classes) {
        Chain convolutions = new Chain(
                new Convolution(Convolution.Form.of(EARLY, 12).strided(2)),
                new Residual(EARLY, 9, 1),
                new Convolution(Convolution.Form.of(MIDDLE, 4).strided(2)),
                new Residual(MIDDLE, 9, 1),
                new Residual(MIDDLE, 9, 2),
                OverTime.mean());
        // the memory reads steps of 80 ms: over a thousand samples it would forget and take minutes
        Chain memory =
                new Chain(new Convolution(Convolution.Form.of(EARLY, 8).strided(8)), new Lstm(UNITS), OverTime.last());
        return new Chain(
                new Branches(convolutions, memory),
                Dropout.ofValues(DROPOUT),
                new Convolution(Convolution.Form.linear(classes)));
    }

    /** Convolutions find shapes, a memory follows them, attention weighs where in the recording they stand. */
    public static Chain hybrid(int classes) {
        return new Chain(
                new Convolution(Convolution.Form.of(EARLY, 12).strided(2)),
                new Residual(EARLY, 9, 1),
                new Convolution(Convolution.Form.of(MIDDLE, 4).strided(2)),
                new Residual(MIDDLE, 9, 1),
                new Convolution(Convolution.Form.of(LATE, 4).strided(2)),
                new Residual(LATE, 9, 1),
                new Lstm(UNITS),
                new Attention(UNITS, UNITS / 2),
                OverTime.mean(),
                Dropout.ofValues(DROPOUT),
                new Convolution(Convolution.Form.linear(classes)));
    }
}
