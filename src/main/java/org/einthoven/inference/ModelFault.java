package org.einthoven.inference;

/**
 * A model's folder cannot be trusted or its model cannot be run. The message names the file, says what is wrong with it
 * and how to mend it; a server with such a model must not become ready.
 */
public final class ModelFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ModelFault(String message) {
        super(message);
    }

    public ModelFault(String message, Throwable cause) {
        super(message, cause);
    }
}
