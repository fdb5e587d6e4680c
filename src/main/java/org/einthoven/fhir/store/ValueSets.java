package org.einthoven.fhir.store;

import java.util.List;
import java.util.Optional;

/** What value sets hold, as far as it is known here. */
public interface ValueSets {

    /**
     * Its codes as tokens, {@code system|code}, or {@code system|} for a whole code system; empty where there is no such
     * value set, or what it holds cannot be listed.
     *
     * @param url canonical address
     */
    Optional<List<String>> codes(String url);
}
