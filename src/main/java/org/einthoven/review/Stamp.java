package org.einthoven.review;

import java.util.Arrays;
import java.util.List;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.archive.StoredRecording;

/**
 * What of a recording others may change while its page is open.
 *
 * @param version how often its sender corrected what is said of it
 * @param mended how many recordings were made of it by hand
 * @param read 0 for not, 1 for read
 * @param signed 0 for not, 1 for signed, 2 for amended
 */
record Stamp(int version, int mended, int read, int signed) {
    private static final String NUMBERS = "\\d{1,9}(-\\d{1,9}){2,}";

    static Stamp of(StoredRecording recording, List<StoredRecording> mended) {
        int signed =
                switch (recording.reviewState) {
                    case UNREAD, DRAFT -> 0;
                    case SIGNED -> 1;
                    case AMENDED -> 2;
                };
        int read = recording.status == ReadingStatus.PENDING ? 0 : 1;
        return new Stamp(recording.version, mended.size(), read, signed);
    }

    /**
     * While servers are updated, a page may be of one version and its server of another.
     *
     * @param text as {@link #toString} wrote it, now or in the version before, which had a page with a review only of what was
     *     read and did not say so; further numbers, which a later version may add at the end, are passed over; what is none is
     *     the stamp of no page
     */
    static Stamp parse(String text) {
        if (!text.matches(NUMBERS)) {
            return new Stamp(0, 0, 0, 0);
        }
        int[] numbers =
                Arrays.stream(text.split("-")).mapToInt(Integer::parseInt).toArray();
        return numbers.length == 3
                ? new Stamp(numbers[0], numbers[1], 1, numbers[2])
                : new Stamp(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    boolean isCorrectedSince(Stamp seen) {
        return version != seen.version;
    }

    boolean isMendedSince(Stamp seen) {
        return mended > seen.mended;
    }

    boolean isReadSince(Stamp seen) {
        return read > seen.read;
    }

    boolean isSignedSince(Stamp seen) {
        return signed > seen.signed;
    }

    @Override
    public String toString() {
        return version + "-" + mended + "-" + read + "-" + signed;
    }
}
