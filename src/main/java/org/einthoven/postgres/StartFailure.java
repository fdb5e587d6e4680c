package org.einthoven.postgres;

/** Why the server does not start; the message is meant for whoever started it. */
public final class StartFailure extends RuntimeException {
    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
