package org.einthoven.fhir.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How searches may burden the database. */
@ConfigMapping(prefix = "einthoven.fhir.search")
public interface SearchSettings {

    /** What a query may take; one that takes longer is ended. Whoever asked has hardly waited until then. */
    @WithDefault("30S")
    Duration longest();
}
