package org.einthoven.review;

import java.util.Arrays;
import java.util.List;
import org.einthoven.diagnosis.ReaderStatement;
import org.einthoven.diagnosis.ReaderStatement.Part;

/** What a reader ticks before seeing the machine's reading, in the order in which an ECG is read. */
public record OwnForm(List<Group> groups) {
    static final OwnForm ECG = new OwnForm(Arrays.stream(Part.values())
            .map(part -> new Group(
                    part,
                    Arrays.stream(ReaderStatement.values())
                            .filter(statement -> statement.part() == part)
                            .toList()))
            .toList());

    public OwnForm {
        groups = List.copyOf(groups);
    }

    /** Statements on one part of an ECG. */
    public record Group(Part part, List<ReaderStatement> statements) {
        public Group {
            statements = List.copyOf(statements);
        }
    }
}
