package org.einthoven.archive;

import java.util.List;

/**
 * How the versions of a report are counted: 1 is the reading, each signature and each correction of the recording makes
 * the next.
 *
 * @param reviews how many are signed
 * @param corrections for each since the reading, in order, how many reviews were signed before
 */
public record ReportVersions(int reviews, List<Integer> corrections) {

    public ReportVersions {
        corrections = List.copyOf(corrections);
    }

    /** @param corrections all of the recording, in order */
    public static ReportVersions of(int reviews, List<Correction> corrections) {
        return new ReportVersions(
                reviews,
                corrections.stream()
                        .filter(correction -> correction.ofReport)
                        .map(correction -> correction.reviews)
                        .toList());
    }

    /** The version that stands today. */
    public int last() {
        return 1 + reviews + corrections.size();
    }

    public boolean has(int version) {
        return version >= 1 && version <= last();
    }

    /** The version that a signature made; of the reading (review 0) the first. */
    public int ofReview(int review) {
        return 1
                + review
                + (int) corrections.stream().filter(before -> before < review).count();
    }

    /** The version that a correction made, the first one being 0. */
    public int ofCorrection(int correction) {
        return 2 + correction + corrections.get(correction);
    }

    /** How many reviews were signed in a version. */
    public int reviewsIn(int version) {
        int signed = 0;
        while (signed < reviews && ofReview(signed + 1) <= version) {
            signed++;
        }
        return signed;
    }

    /** How many corrections had been made in a version. */
    public int correctionsIn(int version) {
        return version - 1 - reviewsIn(version);
    }

    /** Whether a version came of a correction, not of a signature or the reading. */
    public boolean isCorrection(int version) {
        return version > ofReview(reviewsIn(version));
    }
}
