package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.LocalReference;
import org.einthoven.fhir.store.Locks;
import org.einthoven.fhir.store.ResourceWriter;
import org.einthoven.fhir.store.StoredVersion;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a transaction writes before anything is written: each condition is looked up once, so that a reference
 * leads to what the answer names. All locks are taken here, those of conditions first, in the order of their names: two
 * transactions that write the same wait for one another, never each for the other.
 */
@ApplicationScoped
class TransactionPlanner {

    private final Matching matching;
    private final ResourceWrites writes;
    private final ResourceWriter writer;
    private final Locks locks;

    TransactionPlanner(Matching matching, ResourceWrites writes, ResourceWriter writer, Locks locks) {
        this.matching = matching;
        this.writes = writes;
        this.writer = writer;
        this.locks = locks;
    }

    /** An entry as it was sent: where it leads, and the condition of what it writes. */
    private record Sent(
            int index, BundleEntryComponent entry, EntryAddress address, @Nullable MatchCondition condition) {

        static Sent of(int index, BundleEntryComponent entry, String base) {
            EntryAddress address = BundleEntries.checked(entry, base);
            String condition =
                    switch (entry.getRequest().getMethod()) {
                        case POST -> entry.getRequest().getIfNoneExist();
                        case PUT, PATCH, DELETE -> address.query();
                        default -> null;
                    };
            return new Sent(
                    index, entry, address, condition == null ? null : MatchCondition.of(address.type(), condition));
        }

        PlannedEntry planned(List<String> ids) {
            return planned(ids, null);
        }

        PlannedEntry planned(List<String> ids, @Nullable MatchCondition condition) {
            return new PlannedEntry(index, entry, address.type(), ids, false, condition);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    TransactionPlan plan(List<BundleEntryComponent> entries, String base) {
        List<Sent> sent = new ArrayList<>();
        List<PlannedEntry> questions = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            int index = i;
            BundleEntries.checkMethod(entries.get(index), AtEntry.path(index));
            if (EntryRequest.asks(entries.get(index).getRequest())) {
                questions.add(PlannedEntry.question(index, entries.get(index)));
            } else {
                sent.add(AtEntry.get(index, () -> Sent.of(index, entries.get(index), base)));
            }
        }
        locks.hold(sent.stream()
                .map(Sent::condition)
                .filter(Objects::nonNull)
                .map(MatchCondition::lock)
                .toList());
        Map<MatchCondition, String> created = new HashMap<>();
        List<PlannedEntry> planned = sent.stream()
                .map(entry -> AtEntry.get(entry.index(), () -> planned(entry, created)))
                .toList();
        TransactionPlan plan = TransactionPlan.of(
                Stream.concat(planned.stream(), questions.stream()).toList());
        locks.hold(planned.stream()
                .filter(entry -> entry.method() != HTTPVerb.POST)
                .map(PlannedEntry::resources)
                .flatMap(Collection::stream)
                .map(LocalReference::toString)
                .toList());
        return plan;
    }

    private PlannedEntry planned(Sent sent, Map<MatchCondition, String> created) {
        MatchCondition condition = sent.condition();
        return switch (sent.entry().getRequest().getMethod()) {
            case POST -> condition == null ? sent.planned(List.of(writer.newId())) : creation(sent, condition, created);
            case PUT -> condition == null ? byId(sent) : update(sent, condition);
            case PATCH -> condition == null ? byId(sent) : patch(sent, condition);
            case DELETE -> condition == null ? byId(sent) : sent.planned(writes.toDelete(condition));
            default -> throw EntryAddress.nowhere(sent.entry().getRequest());
        };
    }

    private static PlannedEntry byId(Sent sent) {
        return sent.planned(List.of(sent.address().identified()));
    }

    /** Of several entries that create a resource under the same condition the first does, and the others mean that one. */
    private PlannedEntry creation(Sent sent, MatchCondition condition, Map<MatchCondition, String> created) {
        sent.entry().getRequest().setIfNoneExist(null);
        String before = created.get(condition);
        Optional<String> there =
                before == null ? matching.standing(condition).map(StoredVersion::id) : Optional.of(before);
        String id = there.orElseGet(writer::newId);
        created.put(condition, id);
        return new PlannedEntry(
                sent.index(),
                sent.entry(),
                condition.type(),
                List.of(id),
                there.isPresent(),
                there.isPresent() ? null : condition);
    }

    private PlannedEntry update(Sent sent, MatchCondition condition) {
        BundleEntryRequestComponent request = sent.entry().getRequest();
        String stated = sent.entry().getResource().getIdElement().getIdPart();
        Optional<String> id = matching.idToUpdate(condition, stated);
        if (id.isEmpty() && !request.hasIfMatch()) {
            request.setMethod(HTTPVerb.POST).setUrl(condition.type());
            return sent.planned(List.of(writer.newId()), condition);
        }
        String found = id.orElseGet(writer::newId);
        sent.entry().getResource().setId(found);
        return at(found, sent, condition);
    }

    private PlannedEntry patch(Sent sent, MatchCondition condition) {
        String id = matching.standing(condition)
                .map(StoredVersion::id)
                .orElseThrow(
                        () -> FaultException.of(Fault.NO_MATCH, condition.type(), Excerpt.of(condition.toString())));
        return at(id, sent, null);
    }

    private static PlannedEntry at(String id, Sent sent, @Nullable MatchCondition condition) {
        sent.entry().getRequest().setUrl(sent.address().type() + "/" + id);
        return sent.planned(List.of(id), condition);
    }
}
