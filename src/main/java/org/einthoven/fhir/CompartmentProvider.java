package org.einthoven.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.einthoven.fhir.access.Compartment;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;

/** What HAPI calls to search among everything in a compartment, as in {@code Patient/123/*}. */
public final class CompartmentProvider implements IResourceProvider {

    private final Class<? extends IBaseResource> owner;
    private final ResourceInteractions interactions;

    CompartmentProvider(Class<? extends IBaseResource> owner, ResourceInteractions interactions) {
        this.owner = owner;
        this.interactions = interactions;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return owner;
    }

    @Search(compartmentName = Compartment.ALL_TYPES, allowUnknownParams = true)
    public Bundle search(@IdParam IdType id, RequestDetails request) {
        return interactions.searchCompartment(request);
    }
}
