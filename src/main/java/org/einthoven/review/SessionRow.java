package org.einthoven.review;

import java.util.Optional;
import java.util.UUID;
import org.einthoven.security.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * A place at which somebody is signed in.
 *
 * @param here whether it is the one that shows the page
 */
public record SessionRow(UUID id, Times.Moment started, Times.Moment seen, String address, String agent, boolean here) {

    static SessionRow of(Sessions.Open session, @Nullable UUID here, Times times) {
        return new SessionRow(
                session.id(),
                times.of(session.startedAt()),
                times.of(session.seenAt()),
                Optional.ofNullable(session.address()).orElse("through the identity provider"),
                Optional.ofNullable(session.agent()).orElse(""),
                session.id().equals(here));
    }
}
