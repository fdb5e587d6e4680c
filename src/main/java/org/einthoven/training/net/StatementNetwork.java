package org.einthoven.training.net;

/**
 * Scores statements on a whole ECG. Input [recordings, leads, samples] at 100 Hz, samples a multiple of
 * {@link #STRIDE}; output [recordings, statements, samples / STRIDE]: what each 80 ms says for each statement. About
 * 30 million multiplications for 10 s.
 */
public final class StatementNetwork {

    /** By how much the output is slower than the input. */
    public static final int STRIDE = 8;

    private static final int EARLY = 48;
    private static final int MIDDLE = 80;
    private static final int LATE = 128;

    private StatementNetwork() {}

    public static MappedNetwork of(int statements) {
        return new MappedNetwork(
                statements,
                STRIDE,
                new Convolution(Convolution.Form.of(EARLY, 12).strided(2)),
                new Residual(EARLY, 9, 1),
                new Residual(EARLY, 9, 2),
                new Convolution(Convolution.Form.of(MIDDLE, 4).strided(2)),
                new Residual(MIDDLE, 9, 1),
                new Residual(MIDDLE, 9, 2),
                new Convolution(Convolution.Form.of(LATE, 4).strided(2)),
                new Residual(LATE, 9, 1),
                new Residual(LATE, 9, 2),
                new Residual(LATE, 9, 4),
                new Residual(LATE, 9, 1),
                new Convolution(Convolution.Form.linear(statements)));
    }
}
