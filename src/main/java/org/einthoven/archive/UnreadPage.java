package org.einthoven.archive;

import java.time.Instant;
import java.util.UUID;
import org.einthoven.formats.PageOutline;
import org.einthoven.paper.PaperRefusal;
import org.jspecify.annotations.Nullable;

/**
 * A printed ECG that could not be read by itself and waits to be laid out by hand; without its picture, which is large.
 *
 * @param fileHash SHA-256 of its file, in hexadecimal
 * @param patient whose it is, as its sender said; null where nothing was said
 * @param widthPx of the picture
 * @param outline of the grid in the picture; null where none was found
 */
public record UnreadPage(
        UUID id,
        String fileHash,
        String fileName,
        PaperRefusal reason,
        @Nullable String patient,
        String sentBy,
        Instant receivedAt,
        int widthPx,
        int heightPx,
        @Nullable PageOutline outline) {}
