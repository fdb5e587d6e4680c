package org.einthoven.review;

import java.util.List;
import org.einthoven.archive.Review;
import org.einthoven.diagnosis.Diagnosis;
import org.jspecify.annotations.Nullable;

/**
 * What is about to be signed.
 *
 * @param lock {@link Review#lockVersion} of the draft that is shown
 * @param message why it was not signed; null where nobody tried
 */
public record Signing(List<Statement> statements, int version, int lock, @Nullable String message) {
    public Signing {
        statements = List.copyOf(statements);
    }

    public String notJudged() {
        return Diagnosis.NOT_JUDGED;
    }

    /** Whether every flagged finding is decided. */
    public boolean isComplete() {
        return statements.stream().noneMatch(Statement::isUndecided);
    }

    /** Whether something goes out that the reader said nothing of. */
    public boolean isPartlySilent() {
        return statements.stream().anyMatch(Statement::isUnobjected);
    }
}
