package org.einthoven.archive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How a site reviews. */
@ConfigMapping(prefix = "einthoven.review")
public interface ReviewSettings {
    /** How many read a recording independently before a report of it is final. */
    @WithDefault("ONE")
    Readers readers();

    /** Who decides where two readers differ. */
    @WithDefault("CONSENSUS")
    Adjudication adjudication();

    /** Whether readers commit a reading of their own before they see the machine's. */
    @WithDefault("CHOICE")
    BlindFirst blindFirst();

    /** Whether readers commit a reading of their own before they see the machine's. */
    enum BlindFirst {
        /** Each reader as they like. */
        CHOICE,
        ALWAYS
    }

    /** How many read a recording. */
    enum Readers {
        ONE,
        TWO
    }

    /** Who decides where two readers differ. */
    enum Adjudication {
        /** Either of the two proposes and the other signs, or somebody else does both. */
        CONSENSUS,
        /** Only somebody who is neither of them. */
        THIRD
    }
}
