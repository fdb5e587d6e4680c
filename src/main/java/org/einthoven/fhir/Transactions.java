package org.einthoven.fhir;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.BundleEntries.Address;
import org.einthoven.fhir.access.CallerAccess;
import org.einthoven.fhir.store.ResourceWriter;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.jspecify.annotations.Nullable;

/**
 * Transactions: all entries or none, in the order of FHIR R4 (3.1.0.11.2): deletions, creations, updates, reads. Entries
 * may refer to each other, in circles too, by their {@code fullUrl}, and to what is there by a search.
 */
@ApplicationScoped
public class Transactions {

    private static final List<Set<HTTPVerb>> ORDER = List.of(
            Set.of(HTTPVerb.DELETE),
            Set.of(HTTPVerb.POST),
            Set.of(HTTPVerb.PUT, HTTPVerb.PATCH),
            Set.of(HTTPVerb.GET, HTTPVerb.HEAD));

    private final BundleEntries entries;
    private final BundleReferences references;
    private final Matching matching;
    private final ResourceWriter writer;
    private final CallerAccess caller;

    Transactions(
            BundleEntries entries,
            BundleReferences references,
            Matching matching,
            ResourceWriter writer,
            CallerAccess caller) {
        this.entries = entries;
        this.references = references;
        this.matching = matching;
        this.writer = writer;
        this.caller = caller;
    }

    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    @Transactional
    public Bundle process(Bundle bundle, ServletRequestDetails request) {
        List<BundleEntryComponent> sent = bundle.getEntry();
        List<String> ids = new ArrayList<>();
        Map<String, String> targets = new HashMap<>();
        Set<String> changed = new HashSet<>();
        for (int i = 0; i < sent.size(); i++) {
            int index = i;
            ids.add(inside(index, () -> identify(sent.get(index), targets, changed, request)));
        }
        for (int i = 0; i < sent.size(); i++) {
            BundleEntryComponent entry = sent.get(i);
            inside(i, () -> {
                references.resolve(entry, targets);
                caller.requireOwn(entry, request.getFhirServerBase());
            });
        }
        BundleEntryComponent[] answers = new BundleEntryComponent[sent.size()];
        for (Set<HTTPVerb> turn : ORDER) {
            IntStream.range(0, sent.size())
                    .filter(i -> turn.contains(sent.get(i).getRequest().getMethod()))
                    .forEach(i -> answers[i] = inside(i, () -> entries.process(sent.get(i), ids.get(i), request)));
        }
        return new Bundle().setType(BundleType.TRANSACTIONRESPONSE).setEntry(new ArrayList<>(List.of(answers)));
    }

    /** The id that an entry's resource has or will have, which goes into {@code targets} under its {@code fullUrl}. */
    private String identify(
            BundleEntryComponent entry,
            Map<String, String> targets,
            Set<String> changed,
            ServletRequestDetails request) {
        if (ORDER.stream().noneMatch(turn -> turn.contains(entry.getRequest().getMethod()))) {
            throw new FaultException(Fault.MISSING_ELEMENT, "Bundle.entry.request.method", "request.method");
        }
        Address address = Address.of(entry.getRequest(), request.getFhirServerBase());
        String id = id(entry, address);
        if (BundleEntries.isWrite(entry) && !changed.add(address.type() + "/" + id)) {
            throw FaultException.of(Fault.TWICE_IN_BUNDLE, address.type() + "/" + id);
        }
        if (entry.hasFullUrl() && BundleEntries.isWrite(entry)) {
            String before = targets.put(entry.getFullUrl(), address.type() + "/" + id);
            if (before != null) {
                throw FaultException.of(Fault.TWICE_IN_BUNDLE, Excerpt.of(entry.getFullUrl()));
            }
        }
        return id;
    }

    private String id(BundleEntryComponent entry, Address address) {
        if (address.id() != null) {
            return address.id();
        }
        String condition = condition(entry, address);
        if (condition == null) {
            return writer.newId();
        }
        String stated = entry.hasResource() && entry.getRequest().getMethod() == HTTPVerb.PUT
                ? entry.getResource().getIdElement().getIdPart()
                : null;
        return matching.one(address.type(), condition)
                .map(found -> found.id())
                .orElseGet(() -> stated == null ? writer.newId() : stated);
    }

    private static @Nullable String condition(BundleEntryComponent entry, Address address) {
        return switch (entry.getRequest().getMethod()) {
            case POST -> entry.getRequest().getIfNoneExist();
            case PUT, PATCH -> address.query();
            default -> null;
        };
    }

    private interface Step<T> {
        T take();
    }

    private static void inside(int index, Runnable step) {
        inside(index, () -> {
            step.run();
            return true;
        });
    }

    /** What is refused is said to lie in its entry. */
    private static <T> T inside(int index, Step<T> step) {
        try {
            return step.take();
        } catch (FaultException refused) {
            throw refused.inside("Bundle.entry[" + index + "]");
        }
    }
}
