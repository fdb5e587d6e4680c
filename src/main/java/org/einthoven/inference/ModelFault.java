package org.einthoven.inference;

/**
 * A model's folder cannot be trusted or its model cannot be run. The message names the file, says what is wrong with it
 * and how to mend it; a server with such a model must not become ready.
 */
public final class ModelFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ModelCheck check;

    public ModelFault(ModelCheck check, String message) {
        super(message);
        this.check = check;
    }

    public ModelFault(ModelCheck check, String message, Throwable cause) {
        super(message, cause);
        this.check = check;
    }

    /** What it did not stand. */
    public ModelCheck check() {
        return check;
    }
}
