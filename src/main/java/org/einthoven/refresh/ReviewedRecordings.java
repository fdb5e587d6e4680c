package org.einthoven.refresh;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.einthoven.archive.Edits;
import org.einthoven.archive.IndependentReviews;
import org.einthoven.archive.OwnReadings;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.Readings;
import org.einthoven.archive.Review;
import org.einthoven.archive.Reviews;

/** Gathers what {@link Labelling} wants of a signed review. All of it is kept as it was written, so that the labels are. */
@ApplicationScoped
class ReviewedRecordings {
    private final Readings readings;
    private final Reviews reviews;
    private final Edits edits;
    private final IndependentReviews apart;
    private final OwnReadings first;

    ReviewedRecordings(Readings readings, Reviews reviews, Edits edits, IndependentReviews apart, OwnReadings first) {
        this.readings = readings;
        this.reviews = reviews;
        this.edits = edits;
        this.apart = apart;
        this.first = first;
    }

    /** Of a signed version that is there; throws NoSuchElementException otherwise. */
    @Transactional
    Labels labels(UUID recording, int version) {
        Review review = reviews.versions(recording).stream()
                .filter(one -> one.version == version && one.isSigned())
                .findFirst()
                .orElseThrow();
        ReadingDocument model = readings.of(recording).orElseThrow().document();
        return Labelling.of(new Reviewed(
                model,
                review.reading(model),
                review.content(),
                edits.log(recording).between(0, review.edits).inForce(),
                apart.of(recording),
                first.of(recording, review.reviewer)));
    }
}
