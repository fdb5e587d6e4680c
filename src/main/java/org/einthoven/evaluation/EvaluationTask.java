package org.einthoven.evaluation;

import java.io.IOException;

/** One thing that can be measured. */
interface EvaluationTask {

    /** The word on the command line. */
    String name();

    /** Throws IllegalArgumentException, with one line on what to mend, where the options do not suit. */
    Outcome evaluate(EvaluationOptions options) throws IOException;
}
