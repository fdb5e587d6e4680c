package org.einthoven.inbox;

/**
 * A failure without its words, for the log: they often say the name of the file, in which the patient's may stand. What it is and where
 * it happened is left.
 */
final class Nameless extends Exception {
    private static final long serialVersionUID = 1;

    private static final int LONGEST_CHAIN = 20;

    private Nameless(Throwable failed, int depth) {
        super(
                failed.getClass().getName(),
                failed.getCause() == null || depth == LONGEST_CHAIN ? null : new Nameless(failed.getCause(), depth + 1),
                false,
                true);
        setStackTrace(failed.getStackTrace());
    }

    static Nameless of(Throwable failed) {
        return new Nameless(failed, 0);
    }
}
