package org.einthoven.wfdb;

/** A FLAC stream that cannot be decoded; the message says where and why. */
final class FlacException extends Exception {
    private static final long serialVersionUID = 1;

    FlacException(String problem) {
        super(problem);
    }
}
