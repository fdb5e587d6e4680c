package org.einthoven.fhir;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletSubRequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Date;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.BundleEntries.Address;
import org.einthoven.fhir.access.Compartment;
import org.einthoven.fhir.store.StoredVersion;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.IdType;

/** Reads and searches that stand in a transaction or batch. */
@ApplicationScoped
class EntryReads {

    private final ResourceReads reads;
    private final ResourceSearches searches;

    EntryReads(ResourceReads reads, ResourceSearches searches) {
        this.reads = reads;
        this.searches = searches;
    }

    BundleEntryComponent read(BundleEntryRequestComponent asked, Address address, ServletRequestDetails request) {
        if (address.history() && address.version() == null) {
            throw FaultException.of(Fault.METHOD_NOT_ALLOWED, "A history in a Bundle");
        }
        return address.id() == null || address.inside() != null
                ? search(address, request)
                : one(asked, address, address.id());
    }

    private BundleEntryComponent one(BundleEntryRequestComponent asked, Address address, String id) {
        IdType wanted = new IdType(address.type(), id, address.version());
        StoredVersion found = reads.find(address.type(), wanted);
        BundleEntryComponent entry = new BundleEntryComponent();
        boolean seen = Versions.isSeen(asked.getIfNoneMatch(), found.version());
        entry.getResponse()
                .setStatus(seen ? "304 Not Modified" : "200 OK")
                .setEtag("W/\"" + found.version() + "\"")
                .setLastModified(Date.from(found.updatedAt()));
        return seen ? entry : entry.setResource(reads.resource(found));
    }

    private BundleEntryComponent search(Address address, ServletRequestDetails request) {
        ServletSubRequestDetails search = new ServletSubRequestDetails(request);
        search.setFhirServerBase(request.getFhirServerBase());
        search.setParameters(UrlUtil.parseQueryString(address.query() == null ? "" : address.query()));
        BundleEntryComponent entry = new BundleEntryComponent();
        entry.getResponse().setStatus("200 OK");
        if (address.id() == null) {
            return entry.setResource(searches.search(address.type(), search));
        }
        new Compartment(address.type(), address.id()).keep(search);
        return entry.setResource(searches.search(String.valueOf(address.inside()), search));
    }
}
