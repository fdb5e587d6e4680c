package org.einthoven.fhir.subscription;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** What a subscriber is told, as a Bundle of the backport's form. Pure. */
public final class Notification {

    private final String address;
    private final String subscriptionId;
    private final Subscribed subscribed;
    private final String status;
    private final long events;

    /**
     * @param address of this server's FHIR endpoint
     * @param status of the Subscription
     * @param events since it began
     */
    public Notification(String address, String subscriptionId, Subscribed subscribed, String status, long events) {
        this.address = address;
        this.subscriptionId = subscriptionId;
        this.subscribed = subscribed;
        this.status = status;
        this.events = events;
    }

    public Bundle handshake(Instant at) {
        return bundle("handshake", at);
    }

    public Bundle heartbeat(Instant at) {
        return bundle("heartbeat", at);
    }

    /**
     * @param number of the event, the first one 1
     * @param focus such as {@code DiagnosticReport/123}
     * @param resource as it stands; null where it is not given out
     */
    public Bundle event(Instant at, long number, String focus, @Nullable Resource resource) {
        Bundle bundle = bundle("event-notification", at);
        ParametersParameterComponent event = ((Parameters)
                        bundle.getEntryFirstRep().getResource())
                .addParameter()
                .setName("notificationEvent");
        event.addPart().setName("eventNumber").setValue(new StringType(Long.toString(number)));
        event.addPart().setName("timestamp").setValue(new InstantType(Date.from(at)));
        if (subscribed.content() != Subscribed.Content.EMPTY) {
            event.addPart().setName("focus").setValue(new Reference(focus));
            BundleEntryComponent entry = bundle.addEntry().setFullUrl(address + "/" + focus);
            entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(focus);
            entry.getResponse().setStatus("200");
            entry.setResource(resource);
        }
        return bundle;
    }

    /**
     * How things stand, for whoever asks.
     *
     * @param error what went wrong last; null for nothing
     */
    public Parameters asked(@Nullable String error) {
        Parameters parameters = status("query-status");
        if (error != null) {
            parameters.addParameter("error", new CodeableConcept().setText(error));
        }
        return parameters;
    }

    private Parameters status(String type) {
        Parameters parameters = new Parameters();
        parameters.setId(UUID.randomUUID().toString());
        parameters.getMeta().addProfile(Backport.STATUS_PROFILE);
        parameters.addParameter("subscription", new Reference("Subscription/" + subscriptionId));
        if (subscribed.topic() != null) {
            parameters.addParameter("topic", new CanonicalType(subscribed.topic()));
        }
        parameters.addParameter("status", new CodeType(status));
        parameters.addParameter("type", new CodeType(type));
        parameters.addParameter("eventsSinceSubscriptionStart", new StringType(Long.toString(events)));
        return parameters;
    }

    private Bundle bundle(String type, Instant at) {
        Parameters parameters = status(type);
        Bundle bundle = new Bundle().setType(BundleType.HISTORY).setTimestamp(Date.from(at));
        bundle.getMeta().addProfile(Backport.NOTIFICATION_PROFILE);
        BundleEntryComponent entry = bundle.addEntry()
                .setFullUrl("urn:uuid:" + parameters.getIdElement().getIdPart())
                .setResource(parameters);
        entry.getRequest().setMethod(HTTPVerb.GET).setUrl("Subscription/" + subscriptionId + "/$status");
        entry.getResponse().setStatus("200");
        return bundle;
    }
}
