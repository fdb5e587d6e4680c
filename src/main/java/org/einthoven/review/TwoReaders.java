package org.einthoven.review;

import java.util.List;
import org.einthoven.archive.IndependentReview;
import org.einthoven.archive.IndependentReviews.Stage;
import org.einthoven.archive.ReadingDocument;

/**
 * How far the readings of two readers are, as one of them may know.
 *
 * @param read what was said, by whom: of others only once both have read
 */
public record TwoReaders(Stage stage, List<Reader> read) {

    public TwoReaders {
        read = List.copyOf(read);
    }

    /** What one of them said. */
    public record Reader(String name, Times.Moment at, List<Statement> statements) {
        public Reader {
            statements = List.copyOf(statements);
        }
    }

    /** @param all of the recording; left out is what the reader may not know yet */
    static TwoReaders of(
            Stage stage, List<IndependentReview> all, String reader, ReadingDocument reading, Times times) {
        boolean blind = stage == Stage.OPEN || stage == Stage.WAITING;
        return new TwoReaders(
                stage,
                all.stream()
                        .filter(one -> !blind || one.reader().equals(reader))
                        .map(one -> new Reader(
                                one.reader(), times.of(one.committedAt()), Statement.of(reading, one.content())))
                        .toList());
    }

    /** Whether the reader is to say something by themselves now. */
    public boolean isIndependent() {
        return stage == Stage.OPEN;
    }

    public boolean isWaiting() {
        return stage == Stage.WAITING;
    }

    public boolean isAdjudication() {
        return stage == Stage.TO_ADJUDICATE;
    }

    public boolean isWithAThird() {
        return stage == Stage.WITH_A_THIRD;
    }

    /** Whether the reader may change what all readers of the recording see; not before each has said what they see. */
    public boolean mayChangeMarks() {
        return mayWrite() && !isIndependent();
    }

    /** Whether there is anything for the reader to write. */
    public boolean mayWrite() {
        return !isWaiting() && !isWithAThird();
    }
}
