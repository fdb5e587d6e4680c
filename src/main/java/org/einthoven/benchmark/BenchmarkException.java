package org.einthoven.benchmark;

/** The benchmark cannot run as asked; the message is one line that says what to do. */
final class BenchmarkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BenchmarkException(String message) {
        super(message);
    }
}
