package org.einthoven.review;

import java.util.List;
import java.util.Optional;
import org.einthoven.archive.EditLog;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.Review;
import org.einthoven.diagnosis.Finding;

/**
 * A reading as a page shows it, beside what the models read.
 *
 * @param now with what readers changed
 * @param log all that they changed up to then
 */
record ShownReading(ReadingDocument model, ReadingDocument now, EditLog log) {

    /** As the open draft has it, or the last signed version. */
    static ShownReading of(ReadingDocument model, List<Review> versions, EditLog log) {
        if (versions.isEmpty()) {
            return new ShownReading(model, model, log);
        }
        Review last = versions.get(versions.size() - 1);
        return new ShownReading(model, last.reading(model), log.between(0, last.edits));
    }

    boolean isEdited() {
        return now != model;
    }

    /** What became of a finding: {@code new}, what it said before, or empty where it says the same. */
    String changeOf(Finding finding) {
        Optional<String> before = model.finding(finding.id()).map(Finding::display);
        return before.filter(finding.display()::equals).isPresent()
                ? ""
                : before.map("was: "::concat).orElse("new");
    }

    /** What the models found and is not found any more. */
    List<String> dropped() {
        return model.findings().stream()
                .filter(finding -> now.finding(finding.id()).isEmpty())
                .map(Finding::display)
                .toList();
    }
}
