package org.einthoven.audit;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.telemetry.Correlation;
import org.jspecify.annotations.Nullable;

/**
 * Writes down who read or changed which clinical data. A change and its row are one transaction: call it inside the
 * transaction of the change. Actor, roles and address are those of the current request,
 * or of the system on whose behalf something is done.
 */
@ApplicationScoped
public class AuditTrail {
    /** Longest detail kept; a longer one is cut. */
    private static final int MAX_DETAIL = 2_000;

    private static final int MAX_NAME = 100;

    /** OpenID Connect Core 1.0, 2. */
    private static final int MAX_SUBJECT = 255;

    private final CurrentIdentityAssociation identity;
    private final CurrentVertxRequest request;
    private final RemoteSystem remote;
    private final Clock clock;
    private final AuditRows rows;

    AuditTrail(
            CurrentIdentityAssociation identity,
            CurrentVertxRequest request,
            RemoteSystem remote,
            Clock clock,
            AuditRows rows) {
        this.identity = identity;
        this.request = request;
        this.remote = remote;
        this.clock = clock;
        this.rows = rows;
    }

    @Transactional
    public void record(AuditAction action, String entityType, @Nullable String entityId) {
        record(action, entityType, entityId, null, Outcome.SUCCESS);
    }

    /** Something that was done to one of several resources. */
    public record Deed(AuditAction action, String entityType, String entityId) {}

    /** All that was done at once. */
    @Transactional
    public void record(List<Deed> deeds) {
        List<AuditEvent> events = deeds.stream()
                .map(deed -> event(deed.action(), deed.entityType(), deed.entityId(), null, Outcome.SUCCESS))
                .toList();
        events.forEach(this::describeRequest);
        rows.insert(events);
    }

    /** A search, with the query as it was asked. */
    @Transactional
    public void search(String entityType, String query) {
        record(AuditAction.SEARCH, entityType, null, query, Outcome.SUCCESS);
    }

    @Transactional
    public void record(
            AuditAction action,
            String entityType,
            @Nullable String entityId,
            @Nullable String detail,
            Outcome outcome) {
        AuditEvent event = event(action, entityType, entityId, detail, outcome);
        describeRequest(event);
        rows.insert(List.of(event));
    }

    /** Something was done to data of patients whom the caller knows. */
    @Transactional
    public void record(
            AuditAction action,
            String entityType,
            @Nullable String entityId,
            @Nullable String detail,
            Collection<String> patients) {
        record(action, entityType, entityId, detail, patients, Outcome.SUCCESS);
    }

    /** Something was done to data of patients whom the caller knows, or was not done to its end. */
    @Transactional
    public void record(
            AuditAction action,
            String entityType,
            @Nullable String entityId,
            @Nullable String detail,
            Collection<String> patients,
            Outcome outcome) {
        AuditEvent event = event(action, entityType, entityId, detail, outcome);
        event.patients = patients.stream().distinct().sorted().toArray(String[]::new);
        describeRequest(event);
        rows.insert(List.of(event));
    }

    /** Someone signed in, or tried to; the name is as it was typed. */
    @Transactional
    public void signIn(String name, String address, Outcome outcome) {
        AuditEvent event = event(AuditAction.LOGIN, "Account", cut(name, MAX_NAME), null, outcome);
        event.actor = outcome == Outcome.SUCCESS ? name : "anonymous";
        event.address = address;
        rows.insert(List.of(event));
    }

    private AuditEvent event(
            AuditAction action,
            String entityType,
            @Nullable String entityId,
            @Nullable String detail,
            Outcome outcome) {
        AuditEvent event = new AuditEvent();
        event.at = clock.instant();
        event.action = action;
        event.entityType = entityType;
        event.entityId = entityId;
        event.detail = cut(detail, MAX_DETAIL);
        event.outcome = outcome;
        event.roles = new String[0];
        event.patients = new String[0];
        event.actor = "system";
        event.requestId = Correlation.current().orElse(null);
        return event;
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text != null && text.length() > length ? text.substring(0, length) : text;
    }

    private void describeRequest(AuditEvent event) {
        if (!Arc.container().requestContext().isActive()) {
            return;
        }
        remote.peer().ifPresent(peer -> {
            event.actor = cut(peer.name(), MAX_NAME);
            event.roles = new String[] {peer.role()};
            event.address = peer.address();
        });
        RoutingContext routing = request.getCurrent();
        SecurityIdentity who = identity.getIdentity();
        if (routing == null && who.isAnonymous()) {
            return;
        }
        event.actor = who.isAnonymous() ? "anonymous" : who.getPrincipal().getName();
        event.roles = who.getRoles().stream().sorted().toArray(String[]::new);
        if (routing == null) {
            return; // done in the background for somebody who asked before
        }
        event.address = routing.request().remoteAddress().hostAddress();
        if (who.getPrincipal() instanceof JsonWebToken token) {
            event.client = client(token);
            event.issuer = cut(token.getIssuer(), MAX_DETAIL);
            event.subject = cut(token.getSubject(), MAX_SUBJECT);
        }
    }

    /** By the claims of OpenID Connect and RFC 8693; cut, since it is another's word. */
    private static @Nullable String client(JsonWebToken token) {
        return Stream.of("azp", "client_id")
                .map(claim -> token.getClaim(claim))
                .filter(String.class::isInstance)
                .map(name -> cut((String) name, MAX_NAME))
                .findFirst()
                .orElse(null);
    }
}
