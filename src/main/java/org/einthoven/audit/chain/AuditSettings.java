package org.einthoven.audit.chain;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** How the trail is sealed: {@code einthoven.audit.*}. */
@ConfigMapping(prefix = "einthoven.audit")
interface AuditSettings {
    /** The secret of the signing key: 32 random bytes in Base64 for addresses. Where there is none nothing is sealed. */
    Optional<String> key();

    /** Public keys of before, whose signatures still count. */
    Optional<List<String>> formerKeys();

    /** An event is sealed after one to two of these, if no transaction stays open for longer. */
    @WithDefault("PT10S")
    Duration sealEvery();

    /** From when on the whole trail is checked each day, in UTC. */
    @WithDefault("02:00")
    LocalTime checkAt();
}
