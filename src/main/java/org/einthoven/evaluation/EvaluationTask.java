package org.einthoven.evaluation;

import java.io.IOException;
import java.util.List;

/** One thing that can be measured. */
interface EvaluationTask {

    /** The word on the command line. */
    String name();

    /** The sets that {@code --set} may name, the usual one first; empty where there is no choice. */
    default List<PublicSet> sets() {
        return List.of();
    }

    /** Throws IllegalArgumentException, with one line on what to mend, where the options do not suit. */
    Outcome evaluate(EvaluationOptions options) throws IOException;
}
