package org.einthoven.fhir;

import ca.uhn.fhir.model.valueset.BundleTypeEnum;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.inject.Singleton;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Subscription;

/** What HAPI calls for what only Subscriptions have. */
@Singleton
public final class SubscriptionProvider implements IResourceProvider {

    private final SubscriptionStatuses statuses;

    SubscriptionProvider(SubscriptionStatuses statuses) {
        this.statuses = statuses;
    }

    @Override
    public Class<Subscription> getResourceType() {
        return Subscription.class;
    }

    @Operation(name = "$status", idempotent = true, bundleType = BundleTypeEnum.SEARCHSET)
    public Bundle status(@IdParam IdType id, RequestDetails request) {
        return statuses.status(id, request.getFhirServerBase());
    }
}
