package org.einthoven.paper;

import org.einthoven.formats.PageOutline;
import org.jspecify.annotations.Nullable;

/** What stops the reading of a picture, on the way to where it becomes a {@link PaperEcg.Refused}. */
final class UnreadablePicture extends Exception {

    private static final long serialVersionUID = 1L;

    private final PaperRefusal reason;
    private final transient @Nullable PageOutline outline;

    UnreadablePicture(PaperRefusal reason) {
        this(reason, null);
    }

    /** @param outline of the grid in the picture, where one was found */
    UnreadablePicture(PaperRefusal reason, @Nullable PageOutline outline) {
        this.reason = reason;
        this.outline = outline;
    }

    PaperEcg.Refused refused() {
        return new PaperEcg.Refused(reason, outline);
    }

    PaperRefusal reason() {
        return reason;
    }
}
