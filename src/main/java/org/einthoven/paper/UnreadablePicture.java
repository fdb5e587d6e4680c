package org.einthoven.paper;

/** What stops the decoding of a picture, on the way to where it becomes a {@link PaperEcg.Refused}. */
final class UnreadablePicture extends Exception {

    private static final long serialVersionUID = 1L;

    private final PaperRefusal reason;

    UnreadablePicture(PaperRefusal reason) {
        this.reason = reason;
    }

    PaperRefusal reason() {
        return reason;
    }
}
