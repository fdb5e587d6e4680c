package org.einthoven.fhir;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.einthoven.fhir.subscription.Notification;
import org.einthoven.fhir.subscription.Subscribed;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Subscription;

/** How a subscription stands: whether it works, how many events there were, what went wrong last. */
@ApplicationScoped
public class SubscriptionStatuses {

    private final ResourceReads reads;
    private final SubscriptionEvents events;

    SubscriptionStatuses(ResourceReads reads, SubscriptionEvents events) {
        this.reads = reads;
        this.events = events;
    }

    /** The backport's {@code $status}, of one subscription. */
    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    @Transactional
    public Bundle status(IdType id, String serverBase) {
        Subscription subscription =
                (Subscription) reads.resource(reads.find(SubscriptionCourier.TYPE, id.toUnqualifiedVersionless()));
        Parameters status = new Notification(
                        serverBase,
                        id.getIdPart(),
                        Subscribed.of(subscription),
                        subscription.getStatus().toCode(),
                        events.count(id.getIdPart()))
                .asked(subscription.getError());
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET).setTotal(1);
        bundle.addEntry()
                .setFullUrl("urn:uuid:" + status.getIdElement().getIdPart())
                .setResource(status)
                .getSearch()
                .setMode(SearchEntryMode.MATCH);
        return bundle;
    }
}
