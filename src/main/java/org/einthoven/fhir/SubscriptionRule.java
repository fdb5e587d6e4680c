package org.einthoven.fhir;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.StoredVersion;
import org.einthoven.fhir.subscription.RestHook;
import org.einthoven.fhir.subscription.Subscribed;
import org.einthoven.outbox.Outbox;
import org.einthoven.security.FhirAccess;
import org.einthoven.security.Interaction;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;

/** A Subscription is refused where it could never work, and greets its subscriber before it counts. */
@ApplicationScoped
class SubscriptionRule implements TypeRule {

    private final RestHook hook;
    private final SubscriptionEvents events;
    private final Outbox outbox;
    private final SecurityIdentity identity;

    SubscriptionRule(RestHook hook, SubscriptionEvents events, Outbox outbox, SecurityIdentity identity) {
        this.hook = hook;
        this.events = events;
        this.outbox = outbox;
        this.identity = identity;
    }

    @Override
    public String type() {
        return SubscriptionCourier.TYPE;
    }

    /** Whatever status a client sends: it is the server that says when a subscription is active. */
    @Override
    public void check(Resource resource, boolean isNew) {
        Subscription subscription = (Subscription) resource;
        if (subscription.getStatus() == SubscriptionStatus.OFF) {
            return;
        }
        Subscribed subscribed = Subscribed.of(subscription);
        events.check(subscribed);
        requireSight(subscribed.type());
        if (!hook.allowed().allow(subscribed.endpoint())) {
            throw FaultException.of(
                    Fault.SUBSCRIBER_NOT_ALLOWED,
                    Excerpt.of(subscribed.endpoint().getHost()));
        }
        subscription.setStatus(SubscriptionStatus.REQUESTED).setError(null);
    }

    /** Who may see one patient alone is not told of all. */
    private void requireSight(String type) {
        boolean all = FhirAccess.of(identity).decide(type, Interaction.READ) instanceof FhirAccess.Allowed
                && FhirAccess.of(identity).decide(type, Interaction.SEARCH) instanceof FhirAccess.Allowed;
        if (!all) {
            throw FaultException.of(Fault.INSUFFICIENT_SCOPE, "system/" + type + ".rs");
        }
    }

    @Override
    public void kept(Resource resource, StoredVersion version) {
        if (((Subscription) resource).getStatus() == SubscriptionStatus.REQUESTED) {
            outbox.order(
                    SubscriptionCourier.CHANNEL,
                    SubscriptionCourier.TYPE + "/" + version.id(),
                    SubscriptionCourier.HANDSHAKE);
        }
    }
}
