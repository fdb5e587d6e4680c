package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletSubRequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Date;
import java.util.stream.Stream;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.BundleEntries.Address;
import org.einthoven.fhir.access.Compartment;
import org.einthoven.fhir.store.StoredVersion;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Reads and searches that stand in a transaction or batch. */
@ApplicationScoped
class EntryReads {

    private final FhirContext context;
    private final ResourceReads reads;
    private final ResourceSearches searches;

    EntryReads(FhirContext context, ResourceReads reads, ResourceSearches searches) {
        this.context = context;
        this.reads = reads;
        this.searches = searches;
    }

    BundleEntryComponent read(BundleEntryRequestComponent asked, Address address, ServletRequestDetails request) {
        ServletSubRequestDetails sub = new ServletSubRequestDetails(request);
        sub.setServer(request.getServer());
        sub.setFhirServerBase(request.getFhirServerBase());
        sub.setResourceName(address.type());
        sub.setParameters(UrlUtil.parseQueryString(address.query() == null ? "" : address.query()));
        if (address.history() && address.version() == null) {
            throw FaultException.of(Fault.METHOD_NOT_ALLOWED, "A history in a Bundle");
        }
        return address.id() == null || address.inside() != null
                ? search(address, sub)
                : one(asked, address, address.id(), sub);
    }

    private static BundleEntryComponent found(Resource resource) {
        BundleEntryComponent entry = new BundleEntryComponent().setResource(resource);
        entry.getResponse().setStatus("200 OK");
        return entry;
    }

    private BundleEntryComponent one(
            BundleEntryRequestComponent asked, Address address, String id, ServletSubRequestDetails sub) {
        StoredVersion found = reads.find(address.type(), new IdType(address.type(), id, address.version()));
        BundleEntryComponent entry = new BundleEntryComponent();
        boolean seen = Versions.isSeen(asked.getIfNoneMatch(), found.version());
        entry.getResponse()
                .setStatus(seen ? "304 Not Modified" : "200 OK")
                .setEtag("W/\"" + found.version() + "\"")
                .setLastModified(Date.from(found.updatedAt()));
        sub.setRestOperationType(RestOperationTypeEnum.READ);
        return seen ? entry : entry.setResource(asWanted(reads.resource(found), sub));
    }

    private BundleEntryComponent search(Address address, ServletSubRequestDetails sub) {
        sub.setRestOperationType(RestOperationTypeEnum.SEARCH_TYPE);
        if (address.id() == null) {
            return found(asWanted(searches.search(address.type(), sub), sub));
        }
        new Compartment(address.type(), address.id()).keep(sub);
        try {
            return found(asWanted(searches.search(String.valueOf(address.inside()), sub), sub));
        } finally {
            Compartment.drop(sub);
        }
    }

    /** With the elements alone that were asked for, as HAPI writes an answer of its own. */
    private Resource asWanted(Resource resource, ServletSubRequestDetails sub) {
        if (Stream.of("_elements", "_summary").noneMatch(sub.getParameters()::containsKey)) {
            return resource;
        }
        IParser parser = context.newJsonParser();
        RestfulServerUtils.configureResponseParser(sub, parser);
        return (Resource) context.newJsonParser().parseResource(parser.encodeResourceToString(resource));
    }
}
