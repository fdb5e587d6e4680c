package org.einthoven.archive;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.formats.PageOutline;
import org.einthoven.paper.PaperRefusal;
import org.jspecify.annotations.Nullable;

/**
 * A printed ECG that could not be read by itself and waits to be laid out by hand; without its picture, which is large.
 *
 * @param fileHash SHA-256 of its file, in hexadecimal
 * @param patient whose it is, as its sender said, such as {@code Patient/123}; null where nothing was said
 * @param otherPatient whose it is, as was said when it was sent again; null where that was the same or nothing
 * @param widthPx of the picture
 * @param outline of the grid in the picture; null where none was found
 */
public record UnreadPage(
        UUID id,
        String fileHash,
        String fileName,
        PaperRefusal reason,
        @Nullable String patient,
        @Nullable String otherPatient,
        String sentBy,
        Instant receivedAt,
        int widthPx,
        int heightPx,
        @Nullable PageOutline outline) {

    /** Ids of whose it may be. */
    Set<String> patients() {
        return Stream.of(patient, otherPatient)
                .flatMap(Stream::ofNullable)
                .map(reference -> reference.replaceFirst("^Patient/", ""))
                .collect(Collectors.toSet());
    }
}
