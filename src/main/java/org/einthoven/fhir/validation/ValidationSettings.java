package org.einthoven.fhir.validation;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** {@code einthoven.validation.*}: how much the HL7 validator may cost, and when it is asked. */
@ConfigMapping(prefix = "einthoven.validation")
public interface ValidationSettings {

    /** What becomes of a resource that is to be stored and does not conform to R4, its value sets and its profiles. */
    enum OnWrite {
        /** Only the rules of structure are kept. */
        OFF,
        /** It is stored, and the answer says what is wrong. */
        WARN,
        /** It is not stored. */
        REFUSE
    }

    @WithDefault("off")
    OnWrite onWrite();

    /** Of {@code $validate}: a resource takes the validator some 35 times its size in memory. */
    @WithDefault("5M")
    MemorySize largest();

    /** Longer than any resource of this size should take; a slower one is given up. */
    @WithDefault("30S")
    Duration patience();

    /** So many wait for each that is being validated; one is validated on each core. */
    @Min(1)
    @WithDefault("4")
    int queue();
}
