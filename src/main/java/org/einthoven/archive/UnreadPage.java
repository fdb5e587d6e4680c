package org.einthoven.archive;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.einthoven.formats.PageOutline;
import org.einthoven.paper.PaperRefusal;
import org.jspecify.annotations.Nullable;

/**
 * A printed ECG that could not be read by itself and waits to be laid out by hand; without its picture, which is large.
 *
 * @param fileHash SHA-256 of its file, in hexadecimal
 * @param said whose it is, as was said when it was sent and sent again, where that differs: none, one or two
 * @param widthPx of the picture
 * @param outline of the grid in the picture; null where none was found
 */
public record UnreadPage(
        UUID id,
        String fileHash,
        String fileName,
        PaperRefusal reason,
        List<Said> said,
        String sentBy,
        Instant receivedAt,
        int widthPx,
        int heightPx,
        @Nullable PageOutline outline) {

    public UnreadPage {
        said = List.copyOf(said);
    }

    /**
     * What somebody said of whose page it is.
     *
     * @param patient such as {@code Patient/123}
     */
    public record Said(String patient, String by) {}

    /** Ids of whose it may be. */
    Set<String> patients() {
        return said.stream()
                .map(each -> each.patient().replaceFirst("^Patient/", ""))
                .collect(Collectors.toSet());
    }

    /** Of whom something was said, in its order: what a reader must have seen to accept the page. */
    public String saidOf() {
        return said.stream().map(Said::patient).collect(Collectors.joining(" "));
    }
}
