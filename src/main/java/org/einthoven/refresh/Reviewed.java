package org.einthoven.refresh;

import java.util.List;
import java.util.Optional;
import org.einthoven.archive.IndependentReview;
import org.einthoven.archive.OwnReading;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReviewContent;
import org.einthoven.reading.Edit;

/**
 * One signed review and how it came about.
 *
 * @param model what the models read
 * @param stood the reading that was signed: that of the models with the reader's edits
 * @param edits those in force when it was signed
 * @param apart what two readers said independently of each other; empty where one reads
 * @param first what the signer had said before seeing what the machine says
 */
record Reviewed(
        ReadingDocument model,
        ReadingDocument stood,
        ReviewContent content,
        List<Edit> edits,
        List<IndependentReview> apart,
        Optional<OwnReading> first) {
    Reviewed {
        edits = List.copyOf(edits);
        apart = List.copyOf(apart);
    }
}
