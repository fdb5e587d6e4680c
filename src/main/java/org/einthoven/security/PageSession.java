package org.einthoven.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Optional;
import java.util.UUID;

/**
 * A session of the pages and whose it is. Quarkus keeps nothing of a session but the name of its principal, encrypted
 * in the cookie; so while Quarkus writes or reads the cookie, the session's id stands before the name.
 *
 * @param account its name
 */
record PageSession(UUID id, String account) {
    static final String ID = "einthoven.session";

    /** Whether somebody else knows the password. */
    static final String MUST_CHANGE = "einthoven.must-change";

    private static final int ID_LENGTH = 36;

    static PageSession begin(Account account) {
        return new PageSession(UUID.randomUUID(), account.name());
    }

    /** Empty where the cookie is of a server that did not know sessions. */
    static Optional<PageSession> parse(String principal) {
        if (principal.length() <= ID_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PageSession(
                    UUID.fromString(principal.substring(0, ID_LENGTH)), principal.substring(ID_LENGTH)));
        } catch (IllegalArgumentException noSession) {
            return Optional.empty();
        }
    }

    /** As Quarkus' form mechanism has to see who asks. */
    SecurityIdentity forCookie(Account owner) {
        return QuarkusSecurityIdentity.builder(Identities.of(owner))
                .setPrincipal(new QuarkusPrincipal(id + owner.name()))
                .addAttribute(MUST_CHANGE, owner.mustChange())
                .build();
    }

    /** As everybody else sees who asks: under the account's name. */
    static SecurityIdentity forPages(SecurityIdentity fromCookie) {
        return parse(fromCookie.getPrincipal().getName())
                .<SecurityIdentity>map(session -> QuarkusSecurityIdentity.builder(fromCookie)
                        .setPrincipal(new QuarkusPrincipal(session.account()))
                        .addAttribute(ID, session.id())
                        .build())
                .orElse(fromCookie);
    }

    /** The session in which this identity asks. */
    static Optional<UUID> of(SecurityIdentity who) {
        return Optional.ofNullable(who.getAttribute(ID));
    }
}
