package org.einthoven.fhir;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.LocalReference;
import org.einthoven.fhir.store.StoredVersion;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;

/** Does what one entry of a transaction or batch asks for, in the caller's transaction. */
@ApplicationScoped
class BundleEntries {

    /** More are sent in several Bundles, or as a bulk import. */
    static final int MOST = 1_000;

    private final ResourceWrites writes;
    private final EntryQuestions questions;
    private final RenderedResources rendered;
    private final Patches patches;

    BundleEntries(ResourceWrites writes, EntryQuestions questions, RenderedResources rendered, Patches patches) {
        this.writes = writes;
        this.questions = questions;
        this.rendered = rendered;
        this.patches = patches;
    }

    /** Refuses what cannot be taken in at all. */
    static void check(Bundle bundle) {
        if (bundle.getEntry().size() > MOST) {
            throw FaultException.of(Fault.TOO_MANY_ENTRIES, bundle.getEntry().size(), MOST);
        }
    }

    /** @param path to the entry, in FHIRPath */
    static void checkMethod(BundleEntryComponent entry, String path) {
        if (entry.getRequest().getMethod() == null) {
            throw new FaultException(Fault.BAD_REQUEST, path + ".request.method", "the entry has no request.method.");
        }
    }

    /**
     * Where an entry leads that has a method.
     *
     * @throws FaultException where it asks for what cannot be
     */
    static EntryAddress checked(BundleEntryComponent entry, String base) {
        BundleEntryRequestComponent asked = entry.getRequest();
        EntryAddress address = EntryAddress.of(asked, base);
        if (asked.getMethod() == HTTPVerb.POST && address.id() != null) {
            throw FaultException.of(
                    Fault.METHOD_NOT_ALLOWED, "POST to an id, such as " + address.type() + "/" + address.id() + ",");
        }
        if (asked.getMethod() == HTTPVerb.PUT) {
            String stated = body(entry, address).getIdElement().getIdPart();
            if (address.query() == null && !address.identified().equals(stated)) {
                throw FaultException.of(
                        Fault.OTHER_ID, stated == null ? "missing" : Excerpt.of(stated), address.identified());
            }
        }
        return address;
    }

    /** @param id that a new resource gets, which others of the same Bundle know already */
    BundleEntryComponent process(BundleEntryComponent entry, String id, ServletRequestDetails request) {
        BundleEntryRequestComponent asked = entry.getRequest();
        checkMethod(entry, "Bundle.entry");
        if (EntryRequest.asks(asked)) {
            return questions.answer(entry, request);
        }
        EntryAddress address = checked(entry, request.getFhirServerBase());
        return switch (asked.getMethod()) {
            case POST -> answer(writes.create(body(entry, address), id, asked.getIfNoneExist()), request);
            case PUT -> answer(put(entry, address), request);
            case PATCH -> answer(patch(entry, address), request);
            case DELETE -> deleted(asked, address, request);
            default -> throw FaultException.of(Fault.METHOD_NOT_ALLOWED, "an entry without a method");
        };
    }

    BundleEntryComponent process(PlannedEntry planned, ServletRequestDetails request) {
        return process(planned.entry(), planned.ids().stream().findFirst().orElse(""), request);
    }

    /** What stands of the resources that entries change, locked. */
    Map<LocalReference, StoredVersion> lock(List<PlannedEntry> changes) {
        List<LocalReference> references = changes.stream()
                .filter(entry -> entry.method() != HTTPVerb.POST)
                .map(PlannedEntry::resources)
                .flatMap(List::stream)
                .toList();
        return references.isEmpty() ? Map.of() : writes.lock(references);
    }

    /** Whether an entry's resource may be written after those of later entries, and with them. */
    boolean mayWait(PlannedEntry entry, Map<LocalReference, StoredVersion> standing) {
        return (entry.method() == HTTPVerb.POST || entry.method() == HTTPVerb.PUT)
                && writes.mayWait(Bodies.of(entry.entry().getResource(), entry.type()), standing.get(resource(entry)));
    }

    /** @param standing what {@link #lock} gave */
    PreparedWrite prepare(PlannedEntry entry, Map<LocalReference, StoredVersion> standing) {
        LocalReference written = resource(entry);
        Resource resource = Bodies.of(entry.entry().getResource(), entry.type());
        return entry.method() == HTTPVerb.POST
                ? writes.prepareCreation(resource, written.id())
                : writes.prepareUpdate(
                        written.id(),
                        resource,
                        Versions.precondition(entry.entry().getRequest()),
                        standing.get(written));
    }

    private static LocalReference resource(PlannedEntry entry) {
        return entry.resources().get(0);
    }

    List<BundleEntryComponent> write(List<PreparedWrite> prepared, ServletRequestDetails request) {
        return writes.write(prepared).stream()
                .map(written -> answer(written, request))
                .toList();
    }

    /** The answer to a conditional creation of what is there; its address may stand in another answer (bdl-7). */
    BundleEntryComponent wasThere(PlannedEntry planned, ServletRequestDetails request) {
        return answer(writes.wasThere(planned.type(), planned.ids().get(0)), request)
                .setFullUrl(null);
    }

    private static Resource body(BundleEntryComponent entry, EntryAddress address) {
        return Bodies.of(entry.getResource(), address.type());
    }

    private Written put(BundleEntryComponent entry, EntryAddress address) {
        Precondition precondition = Versions.precondition(entry.getRequest());
        Resource resource = body(entry, address);
        return address.query() == null
                ? writes.update(address.identified(), resource, precondition)
                : writes.updateWhere(address.query(), resource, precondition);
    }

    /** A patch comes as FHIRPath Patch, or as JSON Patch in a Binary (FHIR R4, 3.1.0.11.1). */
    private Written patch(BundleEntryComponent entry, EntryAddress address) {
        Precondition precondition = Versions.precondition(entry.getRequest());
        Resource patch = entry.getResource();
        if (!(patch instanceof Parameters) && !(patch instanceof Binary)) {
            throw FaultException.of(Fault.INVALID_PATCH, "it is neither Parameters nor a Binary.");
        }
        return address.query() == null
                ? writes.patch(address.type(), address.identified(), patches.of(patch), precondition)
                : writes.patchWhere(address.type(), address.query(), patches.of(patch), precondition);
    }

    private BundleEntryComponent deleted(
            BundleEntryRequestComponent asked, EntryAddress address, ServletRequestDetails request) {
        Precondition precondition = Versions.precondition(asked);
        return address.query() == null
                ? writes.delete(address.type(), address.identified(), precondition)
                        .map(written -> answer(written, request))
                        .orElseGet(() -> deleted(List.of()))
                : deleted(writes.deleteWhere(address.type(), address.query(), precondition));
    }

    private static BundleEntryComponent deleted(List<Written> deleted) {
        BundleEntryComponent entry = new BundleEntryComponent();
        entry.getResponse().setStatus("200 OK").setOutcome(Outcomes.accepted(deleted.size() + " deleted.", List.of()));
        return entry;
    }

    /** Deletes what others may still refer to, until {@link #checkDeleted}. */
    BundleEntryComponent remove(PlannedEntry entry, ServletRequestDetails request) {
        BundleEntryRequestComponent asked = entry.entry().getRequest();
        Precondition precondition = Versions.precondition(asked);
        List<Written> removed = entry.resources().stream()
                .map(resource -> writes.remove(resource.type(), resource.id(), precondition))
                .flatMap(Optional::stream)
                .toList();
        boolean conditional = asked.getUrl().contains("?");
        return conditional || removed.isEmpty() ? deleted(removed) : answer(removed.get(0), request);
    }

    /** Refuses deletions that leave references to what is gone. */
    void checkDeleted(PlannedEntry entry) {
        entry.resources().forEach(resource -> writes.checkNotReferredTo(resource.type(), resource.id()));
    }

    private BundleEntryComponent answer(Written written, ServletRequestDetails request) {
        StoredVersion version = written.version();
        BundleEntryComponent entry = new BundleEntryComponent();
        BundleEntryResponseComponent response = entry.getResponse()
                .setStatus(written.created() ? "201 Created" : version.isDeletion() ? "204 No Content" : "200 OK")
                .setLastModified(Date.from(version.updatedAt()));
        response.setEtag("W/\"" + version.version() + "\"");
        if (!version.isDeletion()) {
            String path = version.type() + "/" + version.id();
            entry.setFullUrl(request.getFhirServerBase() + "/" + path);
            response.setLocation(path + "/_history/" + version.version());
            if (Preference.isRepresentation(request)) {
                entry.setResource(rendered.of(version));
            }
        }
        if (!Preference.isMinimal(request)) {
            response.setOutcome(Outcomes.accepted(written.what(), written.warnings()));
        }
        return entry;
    }
}
