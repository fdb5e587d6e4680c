package org.einthoven.archive;

import java.util.Set;
import org.einthoven.diagnosis.ReaderStatement;

/**
 * What a reader said of a recording before seeing what the machine says of it.
 *
 * @param machine what the machine says, in the same statements
 * @param words what the statements have no word for; empty for nothing
 */
public record OwnReading(Set<ReaderStatement> own, Set<ReaderStatement> machine, String words) {
    public OwnReading {
        own = Set.copyOf(own);
        machine = Set.copyOf(machine);
    }
}
