package org.einthoven.audit.chain;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of this server's trail, as they are configured. */
@ApplicationScoped
class AuditKeys {
    private final Optional<SigningKey> signing;
    private final TrustedKeys trusted;

    AuditKeys(AuditSettings settings) {
        signing = settings.key().filter(secret -> !secret.isBlank()).map(SigningKey::of);
        trusted = new TrustedKeys(Stream.concat(
                        signing.stream().map(SigningKey::verificationKey),
                        settings.formerKeys().orElse(List.of()).stream().map(VerificationKey::parse))
                .toList());
    }

    /** Empty where nothing is sealed. */
    Optional<SigningKey> signing() {
        return signing;
    }

    TrustedKeys trusted() {
        return trusted;
    }
}
