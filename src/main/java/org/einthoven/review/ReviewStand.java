package org.einthoven.review;

import java.util.List;
import org.einthoven.archive.Review;

/** How far the review of a recording is, in one word: another word means that somebody saved or signed meanwhile. */
final class ReviewStand {
    private ReviewStand() {}

    /** @param versions every version, the first one first, an open draft included */
    static String of(List<Review> versions) {
        if (versions.isEmpty()) {
            return "none";
        }
        Review last = versions.get(versions.size() - 1);
        return last.version + "." + last.lockVersion + "." + last.state;
    }
}
