package org.einthoven.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.Review;
import org.jspecify.annotations.Nullable;

/** One signed version of a review, with what it changes in the version before it. */
public record SignedVersion(int version, String reviewer, Times.Moment signed, List<Line> lines) {
    /** What became of a line since the version before. */
    public enum Change {
        SAME,
        NEW,
        ALTERED,
        REMOVED
    }

    /** @param before what the line said in the version before, where it was altered */
    public record Line(Statement statement, Change change, @Nullable Statement before) {
        public boolean isSame() {
            return change == Change.SAME;
        }
    }

    public SignedVersion {
        lines = List.copyOf(lines);
    }

    /** The signed ones among the versions of a review, the latest first. */
    static List<SignedVersion> of(ReadingDocument model, List<Review> versions, Times times) {
        List<SignedVersion> signed = new ArrayList<>();
        List<Statement> before = List.of();
        for (Review review : versions) {
            if (review.signedAt != null) {
                List<Statement> now = Statement.of(review.reading(model), review.content());
                List<Line> lines = signed.isEmpty()
                        ? now.stream()
                                .map(statement -> new Line(statement, Change.SAME, null))
                                .toList()
                        : compare(before, now);
                signed.add(0, new SignedVersion(review.version, review.reviewer, times.of(review.signedAt), lines));
                before = now;
            }
        }
        return List.copyOf(signed);
    }

    static List<Line> compare(List<Statement> before, List<Statement> now) {
        Map<String, Statement> old = before.stream()
                .collect(Collectors.toMap(Statement::key, Function.identity(), (first, second) -> first));
        List<Line> lines = new ArrayList<>();
        for (Statement statement : now) {
            Statement was = old.remove(statement.key());
            Change change = was == null ? Change.NEW : was.equals(statement) ? Change.SAME : Change.ALTERED;
            lines.add(new Line(statement, change, change == Change.ALTERED ? was : null));
        }
        before.stream()
                .filter(statement -> old.containsKey(statement.key()))
                .forEach(gone -> lines.add(new Line(gone, Change.REMOVED, null)));
        return lines;
    }

    public boolean isAmendment() {
        return version > 1;
    }
}
