package org.einthoven.print;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** What a printed report says of the server that printed it. */
@ConfigMapping(prefix = "einthoven.print")
public interface PrintSettings {
    /**
     * Where people reach the pages, such as {@code https://ecg.clinic.example}: a printed report then has the address, and a
     * square code, under which it is held against the record. Without it the code has to be typed in.
     */
    Optional<URI> address();
}
