package org.einthoven.evaluation;

import java.util.List;
import java.util.Set;
import org.einthoven.diagnosis.FindingCode;

/**
 * A statement that cardiologists and the reading both make, in the words of each.
 *
 * @param said the reading makes it by any of these
 * @param scp PTB-XL makes it by any of these
 * @param ludb beginnings of what LUDB says, in lower case; empty where LUDB has no word for it
 */
record StatementTruth(String key, Set<FindingCode> said, Set<String> scp, List<String> ludb) {

    StatementTruth {
        said = Set.copyOf(said);
        scp = Set.copyOf(scp);
        ludb = List.copyOf(ludb);
    }

    /** What the reading said beside what is true. */
    Scored answer(Set<FindingCode> found, boolean truth) {
        return new Scored(found.stream().anyMatch(said::contains) ? 1 : 0, truth);
    }
}
