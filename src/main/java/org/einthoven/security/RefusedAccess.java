package org.einthoven.security;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditTrail;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes down who wanted to see or do on a page or under {@code /api} what they may not. Nobody else is written down
 * here: whoever did not sign in could fill the trail, and wrong passwords are written where they are checked.
 */
@ApplicationScoped
class RefusedAccess {
    private static final Logger LOG = Logger.getLogger(RefusedAccess.class);

    private static final Pattern RECORDING =
            Pattern.compile(".*/recordings/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/.*)?");

    private final AuditTrail audit;
    private final CurrentVertxRequest current;
    private final CurrentIdentityAssociation identity;
    private final BlockingSecurityExecutor blocking;

    RefusedAccess(
            AuditTrail audit,
            CurrentVertxRequest current,
            CurrentIdentityAssociation identity,
            BlockingSecurityExecutor blocking) {
        this.audit = audit;
        this.current = current;
        this.identity = identity;
        this.blocking = blocking;
    }

    /** Never fails: whoever was refused is told why, not that the database is down. */
    Uni<@Nullable Void> write(RoutingContext request) {
        if (!(request.user() instanceof QuarkusHttpUser user)
                || user.getSecurityIdentity().isAnonymous()) {
            return Uni.createFrom().voidItem();
        }
        return blocking.executeBlocking(() -> {
                    write(request, user.getSecurityIdentity());
                    return request;
                })
                .onFailure()
                .invoke(unwritable -> LOG.error("A refusal could not be written to the audit trail", unwritable))
                .onFailure()
                .recoverWithItem(request)
                .replaceWithVoid();
    }

    /** On a thread of its own, to which nothing of the request comes along by itself. */
    private void write(RoutingContext request, SecurityIdentity who) {
        ManagedContext context = Arc.container().requestContext();
        boolean own = !context.isActive();
        if (own) {
            context.activate();
        }
        try {
            current.setCurrent(request);
            identity.setIdentity(who);
            record(request);
        } finally {
            if (own) {
                context.terminate();
            }
        }
    }

    private void record(RoutingContext request) {
        String method = request.request().method().name();
        boolean looks = method.equals("GET") || method.equals("HEAD");
        Optional<String> recording = Optional.of(RECORDING.matcher(request.normalizedPath()))
                .filter(Matcher::matches)
                .map(path -> path.group(1));
        audit.record(
                looks ? AuditAction.READ : AuditAction.OPERATION,
                recording.isPresent() ? "Recording" : "Server",
                recording.orElse(null),
                "403 " + method + " " + request.normalizedPath(),
                Outcome.REFUSED);
    }
}
