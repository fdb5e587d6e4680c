package org.einthoven.review;

import java.util.List;
import java.util.Optional;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewContent;
import org.jspecify.annotations.Nullable;

/**
 * The review of a recording as its page shows it.
 *
 * @param findings with the decisions of the form, or of the latest signed version
 * @param editable whether the form is shown
 * @param lock what the form sends back to name the draft it shows, empty for none
 * @param draftBy who saved the draft last, empty where there is none
 * @param message what went wrong with the last save, null for nothing
 * @param rival what another reader saved meanwhile, empty unless the last save was stale
 * @param signed the signed versions, the latest first
 * @param stand {@link ReviewStand}
 */
public record ReviewView(
        List<FindingRow> findings,
        boolean editable,
        String lock,
        String draftBy,
        String added,
        String comment,
        @Nullable String message,
        List<Statement> rival,
        List<SignedVersion> signed,
        String stand) {

    public ReviewView {
        findings = List.copyOf(findings);
        rival = List.copyOf(rival);
        signed = List.copyOf(signed);
    }

    /**
     * @param beginning what the first version begins with
     * @param amend whether the reader asked to amend what is signed
     */
    static ReviewView of(
            ShownReading reading, List<Review> versions, ReviewContent beginning, boolean amend, Times times) {
        Optional<Review> draft = draft(versions);
        Optional<Review> last = versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
        ReviewContent content = last.map(Review::content).orElse(beginning);
        ReviewForm form = ReviewForm.of(
                next(versions), draft.map(review -> review.lockVersion).orElse(null), content);
        boolean editable = draft.isPresent() || last.isEmpty() || amend;
        return of(reading, versions, form, editable, null, List.of(), times);
    }

    /** The form as it was posted, because it could not be saved; sending it again is then a conscious choice. */
    static ReviewView refused(
            ShownReading reading, List<Review> versions, ReviewForm posted, String message, Times times) {
        Optional<Review> draft = draft(versions);
        Integer lock = draft.map(review -> review.lockVersion).orElse(null);
        List<Statement> rival = draft.filter(
                        review -> !Integer.valueOf(review.lockVersion).equals(posted.lock()))
                .map(review -> Statement.of(reading.now(), review.content()))
                .orElse(List.of());
        ReviewForm again = new ReviewForm(next(versions), lock, posted.choices(), posted.added(), posted.comment());
        return of(reading, versions, again, true, message, rival, times);
    }

    /**
     * The form as it was posted with a change of the reading, which was kept.
     *
     * @param message why what was typed is not saved; null where it is
     */
    static ReviewView edited(
            ShownReading reading, List<Review> versions, ReviewForm posted, @Nullable String message, Times times) {
        return of(reading, versions, posted, true, message, List.of(), times);
    }

    private static ReviewView of(
            ShownReading reading,
            List<Review> versions,
            ReviewForm form,
            boolean editable,
            @Nullable String message,
            List<Statement> rival,
            Times times) {
        return new ReviewView(
                rows(reading, form),
                editable,
                form.lock() == null ? "" : form.lock().toString(),
                draft(versions).map(review -> review.reviewer).orElse(""),
                form.added(),
                form.comment(),
                message,
                rival,
                SignedVersion.of(reading.model(), versions, times),
                ReviewStand.of(versions));
    }

    private static List<FindingRow> rows(ShownReading reading, ReviewForm form) {
        return reading.now().findingsFlaggedFirst().stream()
                .map(finding -> FindingRow.of(finding, form.choices().get(finding.id()), reading.changeOf(finding)))
                .toList();
    }

    private static Optional<Review> draft(List<Review> versions) {
        return versions.stream().filter(review -> !review.isSigned()).findFirst();
    }

    private static int next(List<Review> versions) {
        return (int) versions.stream().filter(Review::isSigned).count() + 1;
    }

    public boolean isSigned() {
        return !signed.isEmpty();
    }

    /** The number that the form will have once it is signed. */
    public int nextVersion() {
        return signed.size() + 1;
    }

    public boolean isUnsaved() {
        return message != null;
    }
}
