package org.einthoven.fhir;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.einthoven.fhir.access.CallerAccess;
import org.einthoven.fhir.store.LocalReference;
import org.einthoven.fhir.store.StoredVersion;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Reference;

/**
 * Transactions: all entries or none, in the order of FHIR R4 (3.1.0.11.2): deletions, creations, updates, reads. Entries
 * may refer to each other, in circles too, by their {@code fullUrl}, and to what is there, or is written along, by a search.
 * What must hold of references and conditions must hold in the end.
 */
@ApplicationScoped
public class Transactions {

    private final TransactionPlanner planner;
    private final BundleEntries entries;
    private final BundleReferences references;
    private final Matching matching;
    private final CallerAccess caller;

    Transactions(
            TransactionPlanner planner,
            BundleEntries entries,
            BundleReferences references,
            Matching matching,
            CallerAccess caller) {
        this.planner = planner;
        this.entries = entries;
        this.references = references;
        this.matching = matching;
        this.caller = caller;
    }

    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    @Transactional
    public Bundle process(Bundle bundle, ServletRequestDetails request) {
        String base = request.getFhirServerBase();
        TransactionPlan plan = planner.plan(bundle.getEntry(), base);
        Map<Integer, List<Reference>> searches = new HashMap<>();
        each(plan, entry -> true, entry -> {
            List<Reference> bySearch = references.resolve(entry.entry(), plan.targets(), base);
            searches.put(entry.index(), bySearch);
            caller.requireOwn(entry.entry(), base);
        });
        BundleEntryComponent[] answers =
                new BundleEntryComponent[bundle.getEntry().size()];
        each(plan, isA(HTTPVerb.DELETE), entry -> answers[entry.index()] = entries.remove(entry, request));

        // who refers by a search to what is written along waits for it
        Set<Integer> late = new HashSet<>();
        each(plan, entry -> true, entry -> {
            if (!references.search(searches.get(entry.index()), plan::writes)) {
                late.add(entry.index());
            }
        });
        Predicate<PlannedEntry> isLate = entry -> late.contains(entry.index());
        Predicate<PlannedEntry> isThere = PlannedEntry::isThere;
        Consumer<PlannedEntry> write = entry -> answers[entry.index()] = entries.process(entry, request);
        write(plan, isA(HTTPVerb.POST).and(isThere.or(isLate).negate()), answers, request);
        write(plan, isA(HTTPVerb.PUT).or(isA(HTTPVerb.PATCH)).and(isLate.negate()), answers, request);
        each(plan, isLate, entry -> {
            references.search(searches.get(entry.index()), type -> false);
            write.accept(entry);
        });
        each(plan, isThere, entry -> answers[entry.index()] = entries.wasThere(entry, request));

        each(plan, isA(HTTPVerb.DELETE), entries::checkDeleted);
        each(plan, entry -> true, entry -> matching.checkOneAtMost(entry.condition()));
        each(plan, PlannedEntry::isRead, write);
        return new Bundle().setType(BundleType.TRANSACTIONRESPONSE).setEntry(new ArrayList<>(List.of(answers)));
    }

    /** One turn. What may wait is written together, before the next entry that may not. */
    private void write(
            TransactionPlan plan,
            Predicate<PlannedEntry> which,
            BundleEntryComponent[] answers,
            ServletRequestDetails request) {
        List<PlannedEntry> turn = plan.entries().stream().filter(which).toList();
        Map<LocalReference, StoredVersion> standing = entries.lock(turn);
        Map<Integer, PreparedWrite> waiting = new LinkedHashMap<>();
        for (PlannedEntry entry : turn) {
            int index = entry.index();
            if (AtEntry.get(index, () -> entries.mayWait(entry, standing))) {
                waiting.put(index, AtEntry.get(index, () -> entries.prepare(entry, standing)));
            } else {
                writeTogether(waiting, answers, request);
                answers[index] = AtEntry.get(index, () -> entries.process(entry, request));
            }
        }
        writeTogether(waiting, answers, request);
    }

    private void writeTogether(
            Map<Integer, PreparedWrite> waiting, BundleEntryComponent[] answers, ServletRequestDetails request) {
        Iterator<BundleEntryComponent> written =
                entries.write(List.copyOf(waiting.values()), request).iterator();
        waiting.keySet().forEach(index -> answers[index] = written.next());
        waiting.clear();
    }

    private static Predicate<PlannedEntry> isA(HTTPVerb method) {
        return entry -> entry.method() == method;
    }

    private static void each(TransactionPlan plan, Predicate<PlannedEntry> which, Consumer<PlannedEntry> step) {
        plan.entries().stream().filter(which).forEach(entry -> AtEntry.run(entry.index(), () -> step.accept(entry)));
    }
}
