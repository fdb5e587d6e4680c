package org.einthoven.review;

import java.util.List;
import org.einthoven.archive.StoredRecording;
import org.einthoven.formats.PrintedPage;
import org.jspecify.annotations.Nullable;

/**
 * What a reader must know of a recording that was taken from paper.
 *
 * @param resolution how long and how high a pixel of the picture is, and where the gain is from
 * @param unsure leads whose trace must be looked at, such as {@code V1, V2}; empty for none
 * @param doubts in English what speaks against how the page was read
 * @param mendedFrom id of the recording that was mended into this one; null for none
 * @param mended the recordings into which this one was mended, the newest first
 */
public record PageNote(
        String layout,
        String resolution,
        String unsure,
        List<String> doubts,
        @Nullable String mendedFrom,
        List<Mended> mended) {

    /** A mended form of the recording, and how far it has come. */
    public record Mended(String id, StateBadge state) {}

    public PageNote {
        doubts = List.copyOf(doubts);
        mended = List.copyOf(mended);
    }

    static PageNote of(PrintedPage page, StoredRecording recording, List<StoredRecording> mended, Phrases phrases) {
        return new PageNote(
                page.layout(),
                page.resolution(),
                String.join(", ", page.unsure()),
                page.doubts(),
                recording.mendedFrom == null ? null : recording.mendedFrom.toString(),
                mended.stream()
                        .map(other -> new Mended(other.id.toString(), StateBadge.of(other, phrases)))
                        .toList());
    }
}
