package org.einthoven.review;

import java.util.List;
import org.einthoven.archive.EditLog;

/**
 * One line of the log of edits.
 *
 * @param takenBack whether it does not hold any more
 * @param isChange false for a line that says that another was taken back
 */
public record EditRow(int number, String text, String author, Times.Moment made, boolean takenBack, boolean isChange) {

    /** The last one first. */
    static List<EditRow> of(EditLog log, Times times) {
        return log.entries().stream()
                .sorted((one, other) -> other.number - one.number)
                .map(entry -> new EditRow(
                        entry.number,
                        entry.inWords(),
                        entry.author,
                        times.of(entry.madeAt),
                        log.isTakenBack(entry.number),
                        entry.takesBack == null))
                .toList();
    }

    /** Whether it can be taken back. */
    public boolean isStanding() {
        return isChange && !takenBack;
    }
}
