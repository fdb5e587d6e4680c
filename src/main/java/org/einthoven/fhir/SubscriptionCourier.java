package org.einthoven.fhir;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.fhir.store.Change;
import org.einthoven.fhir.store.FhirJson;
import org.einthoven.fhir.store.ResourceStore;
import org.einthoven.fhir.store.ResourceWriter;
import org.einthoven.fhir.store.StoredVersion;
import org.einthoven.fhir.subscription.Notification;
import org.einthoven.fhir.subscription.RestHook;
import org.einthoven.fhir.subscription.Subscribed;
import org.einthoven.fhir.subscription.Subscribed.Content;
import org.einthoven.outbox.Courier;
import org.einthoven.outbox.Outbox;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;

/**
 * Tells subscribers. A subscription is active once its subscriber has answered the handshake; it is in error while a
 * notification fails, and off once one was tried often enough.
 */
@ApplicationScoped
class SubscriptionCourier implements Courier {

    static final String TYPE = "Subscription";
    static final String CHANNEL = "subscription";
    static final String HANDSHAKE = "handshake";
    private static final String HEARTBEAT = "heartbeat";

    private final RestHook hook;
    private final SubscriptionEvents events;
    private final ResourceStore store;
    private final ResourceWriter writer;
    private final RenderedResources rendered;
    private final FhirJson json;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    SubscriptionCourier(
            RestHook hook,
            SubscriptionEvents events,
            ResourceStore store,
            ResourceWriter writer,
            RenderedResources rendered,
            FhirJson json,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.hook = hook;
        this.events = events;
        this.store = store;
        this.writer = writer;
        this.rendered = rendered;
        this.json = json;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public boolean isOn() {
        return !hook.allowed().isEmpty();
    }

    @Override
    public Optional<Duration> deliver(String target, String subject) {
        String id = new IdType(target).getIdPart();
        Optional<Subscription> standing = QuarkusTransaction.requiringNew().call(() -> subscription(id));
        if (standing.isEmpty() || standing.get().getStatus() == SubscriptionStatus.OFF) {
            return Optional.empty();
        }
        Subscribed subscribed = Subscribed.of(standing.get());
        if (subscribed.end() != null && subscribed.end().isBefore(clock.instant())) {
            update(id, subscription -> subscription.setStatus(SubscriptionStatus.OFF));
            return Optional.empty();
        }
        String body = QuarkusTransaction.requiringNew()
                .call(() -> json.encode(notification(id, standing.get(), subscribed, subject)));
        hook.post(subscribed, body);
        if (standing.get().getStatus() != SubscriptionStatus.ACTIVE) {
            update(id, subscription -> subscription
                    .setStatus(SubscriptionStatus.ACTIVE)
                    .setError(null));
        }
        if (subject.equals(HANDSHAKE) && subscribed.heartbeat() != null) {
            outbox.order(CHANNEL, target, HEARTBEAT);
        }
        return subject.equals(HEARTBEAT) ? Optional.ofNullable(subscribed.heartbeat()) : Optional.empty();
    }

    private Bundle notification(String id, Subscription subscription, Subscribed subscribed, String subject) {
        Notification notification = new Notification(
                hook.address(), id, subscribed, subscription.getStatus().toCode(), events.count(id));
        Instant now = clock.instant();
        if (subject.equals(HANDSHAKE)) {
            return notification.handshake(now);
        }
        if (subject.equals(HEARTBEAT)) {
            return notification.heartbeat(now);
        }
        int space = subject.indexOf(' ');
        IdType focus = new IdType(subject.substring(space + 1));
        Resource resource = subscribed.content() == Content.FULL_RESOURCE
                ? store.find(focus.getResourceType(), focus.getIdPart())
                        .filter(version -> !version.isDeletion())
                        .map(rendered::of)
                        .orElse(null)
                : null;
        if (resource != null) {
            audit.record(AuditAction.EXPORT, focus.getResourceType(), focus.getIdPart());
        }
        return notification.event(now, Long.parseLong(subject.substring(0, space)), focus.getValue(), resource);
    }

    @Override
    public void failed(String target, String subject, String error, boolean last) {
        write(new IdType(target).getIdPart(), subscription -> subscription
                .setStatus(last ? SubscriptionStatus.OFF : SubscriptionStatus.ERROR)
                .setError(error));
    }

    private void update(String id, Consumer<Subscription> change) {
        QuarkusTransaction.requiringNew().run(() -> write(id, change));
    }

    /** A next version where the change makes a difference; whoever switched it off meanwhile is heeded. */
    private void write(String id, Consumer<Subscription> change) {
        Optional<StoredVersion> locked = store.lock(TYPE, id);
        subscription(id)
                .filter(standing -> locked.isPresent() && standing.getStatus() != SubscriptionStatus.OFF)
                .ifPresent(standing -> {
                    SubscriptionStatus status = standing.getStatus();
                    change.accept(standing);
                    if (standing.getStatus() != status) {
                        writer.write(Change.update(standing, id));
                    }
                });
    }

    private Optional<Subscription> subscription(String id) {
        return store.find(TYPE, id).filter(version -> !version.isDeletion()).map(version ->
                (Subscription) rendered.of(version));
    }
}
