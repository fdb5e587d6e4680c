package org.einthoven.fhir;

import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.einthoven.security.FhirAccess;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** What HAPI calls to read resources of one type. */
public class ReadProvider implements IResourceProvider {

    private final Class<? extends IBaseResource> type;
    protected final ResourceInteractions interactions;

    ReadProvider(Class<? extends IBaseResource> type, ResourceInteractions interactions) {
        this.type = type;
        this.interactions = interactions;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return type;
    }

    protected String name() {
        return type.getSimpleName();
    }

    @Read(version = true)
    public Resource read(@IdParam IdType id, RequestDetails request) {
        return isOpen() ? interactions.readOpen(name(), id, request) : interactions.read(name(), id, request);
    }

    @History
    public IBundleProvider history(@IdParam IdType id, RequestDetails request) {
        return interactions.history(name(), id, request);
    }

    @History
    public IBundleProvider history(RequestDetails request) {
        return interactions.history(name(), null, request);
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        return isOpen() ? interactions.searchOpen(name(), request) : interactions.search(name(), request);
    }

    /** Whether there are resources of the type that tell of no patient. */
    private boolean isOpen() {
        return FhirAccess.ABOUT_NOBODY.contains(name()) || FhirAccess.MAYBE_ABOUT_NOBODY.contains(name());
    }
}
