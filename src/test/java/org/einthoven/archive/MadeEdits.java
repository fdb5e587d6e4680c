package org.einthoven.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.einthoven.reading.Edit;

/** Logs of edits that nobody made. */
public final class MadeEdits {
    private static final Instant BEGUN = Instant.parse("2026-03-02T07:16:30Z");

    private MadeEdits() {}

    public static EditLog log(String author, Edit... edits) {
        List<LoggedEdit> entries = new ArrayList<>();
        for (Edit edit : edits) {
            int number = entries.size() + 1;
            entries.add(LoggedEdit.of(
                    new UUID(0, 1), number, author, BEGUN.plusSeconds(number), new ProposedEdit(edit, null, null)));
        }
        return new EditLog(entries);
    }
}
