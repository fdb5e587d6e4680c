package org.einthoven.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says at the start where tokens that were given for another server are good here too. */
@ApplicationScoped
class TokenAudience {
    private static final Logger LOG = Logger.getLogger(TokenAudience.class);

    private final boolean tokens;
    private final Optional<List<String>> audience;

    TokenAudience(
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "false") boolean tokens,
            @ConfigProperty(name = "quarkus.oidc.token.audience") Optional<List<String>> audience) {
        this.tokens = tokens;
        this.audience = audience;
    }

    void check(@Observes StartupEvent event) {
        if (isOpen()) {
            LOG.warn("quarkus.oidc.token.audience is not set: tokens that the identity provider gave for any other"
                    + " server are taken here");
        }
    }

    boolean isOpen() {
        return tokens && audience.filter(names -> !names.isEmpty()).isEmpty();
    }
}
