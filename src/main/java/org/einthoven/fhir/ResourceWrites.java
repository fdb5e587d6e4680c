package org.einthoven.fhir;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.einthoven.archive.Recordings;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.Change;
import org.einthoven.fhir.store.Locks;
import org.einthoven.fhir.store.ResourceStore;
import org.einthoven.fhir.store.ResourceWriter;
import org.einthoven.fhir.store.StoredVersion;
import org.einthoven.fhir.validation.ResourceRules;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which resources are created, changed and deleted, whoever asks: a request of its own, an entry of a
 * Bundle, a file. Checks, the write and its row in the audit trail are one transaction, the caller's.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ResourceWrites {

    /** More matches than anybody deletes on purpose. */
    private static final int MOST_DELETED = 100;

    private final ResourceStore store;
    private final ResourceWriter writer;
    private final RenderedResources rendered;
    private final Matching matching;
    private final Recordings recordings;
    private final ResourceRules rules;
    private final PublishedGuide guide;
    private final Locks locks;
    private final AuditTrail audit;
    private final Map<String, TypeRule> typeRules;

    ResourceWrites(
            ResourceStore store,
            ResourceWriter writer,
            RenderedResources rendered,
            Matching matching,
            Recordings recordings,
            ResourceRules rules,
            PublishedGuide guide,
            Locks locks,
            AuditTrail audit,
            @All List<TypeRule> typeRules) {
        this.store = store;
        this.writer = writer;
        this.rendered = rendered;
        this.matching = matching;
        this.recordings = recordings;
        this.rules = rules;
        this.guide = guide;
        this.locks = locks;
        this.audit = audit;
        this.typeRules = typeRules.stream().collect(Collectors.toMap(TypeRule::type, Function.identity()));
    }

    private TypeRule rule(String type) {
        return typeRules.getOrDefault(type, () -> type);
    }

    /** @param ifNoneExist a condition under which what is there already is the answer; null for none */
    Written create(Resource resource, @Nullable String ifNoneExist) {
        return create(resource, writer.newId(), ifNoneExist);
    }

    /** @param id that it gets where it is new */
    Written create(Resource resource, String id, @Nullable String ifNoneExist) {
        rules.check(resource);
        Optional<StoredVersion> existing =
                ifNoneExist == null ? Optional.empty() : matching.one(resource.fhirType(), ifNoneExist);
        return existing.map(this::wasThere).orElseGet(() -> keepNew(resource, id));
    }

    /** What a conditional creation comes to where there is such a resource. */
    Written wasThere(String type, String id) {
        return wasThere(store.find(type, id).orElseThrow());
    }

    private Written wasThere(StoredVersion version) {
        audit.record(AuditAction.READ, version.type(), version.id());
        return Written.unchanged(
                version,
                version.recordingId() == null
                        ? version.type() + "/" + version.id() + " was stored before."
                        : "The recording was stored before. Its report: DiagnosticReport?result=Observation/"
                                + version.id());
    }

    private Written keepNew(Resource resource, String id) {
        TypeRule rule = rule(resource.fhirType());
        Written written = rule.create(resource, id).orElseGet(() -> {
            rule.check(resource, true);
            return keep(rule, Change.creation(resource, id), true);
        });
        audit.record(
                AuditAction.CREATE, written.version().type(), written.version().id());
        return written;
    }

    private Written keep(TypeRule rule, Change change, boolean created) {
        Resource resource = Objects.requireNonNull(change.resource());
        // the time of writing is the server's: the sender's would lend it its precision and zone
        resource.getMeta().setLastUpdatedElement(null);
        StoredVersion version = writer.write(change);
        rule.kept(resource, version);
        return Written.of(version, created);
    }

    /**
     * Writes the next version, or the first of an id that the client chose.
     *
     * @param expected versions one of which the sender saw; empty where they did not say
     */
    Written update(String id, Resource resource, Set<Integer> expected) {
        rules.check(resource);
        return put(id, resource, expected);
    }

    private Written put(String id, Resource resource, Set<Integer> expected) {
        String type = resource.fhirType();
        Optional<StoredVersion> before = locked(type, id);
        checkExpected(before, expected);
        TypeRule rule = rule(type);
        Written written = before.flatMap(standing -> rule.update(resource, standing))
                .orElseGet(() -> put(rule, id, resource, before));
        audit.record(written.created() ? AuditAction.CREATE : AuditAction.UPDATE, type, id);
        return written;
    }

    private Written put(TypeRule rule, String id, Resource resource, Optional<StoredVersion> before) {
        before.ifPresentOrElse(this::checkChangeable, () -> checkFree(resource.fhirType(), id));
        rule.check(resource, before.isEmpty());
        boolean created = before.filter(standing -> !standing.isDeletion()).isEmpty();
        return keep(rule, Change.update(resource, id), created);
    }

    /** What stands, a deletion included, while nobody else can change or create it. */
    private Optional<StoredVersion> locked(String type, String id) {
        locks.hold(type + "/" + id);
        return store.lock(type, id);
    }

    /** The one that the condition finds is updated; where there is none, a new one is created (FHIR R4, 3.1.0.4.3). */
    Written updateWhere(String condition, Resource resource, Set<Integer> expected) {
        rules.check(resource);
        String stated = resource.getIdElement().getIdPart();
        Optional<String> id = matching.idToUpdate(MatchCondition.of(resource.fhirType(), condition), stated);
        if (id.isEmpty()) {
            checkExpected(Optional.empty(), expected);
            return keepNew(resource, writer.newId());
        }
        return put(id.get(), resource, expected);
    }

    /** @param change makes the next version of the one that stands */
    Written patch(String type, String id, UnaryOperator<Resource> change, Set<Integer> expected) {
        StoredVersion before = standing(type, id);
        checkExpected(Optional.of(before), expected);
        Resource resource = change.apply(rendered.of(before));
        if (!type.equals(resource.fhirType())
                || !id.equals(resource.getIdElement().getIdPart())) {
            throw FaultException.of(Fault.INVALID_PATCH, "it would change the resource's type or id.");
        }
        return update(id, resource, Set.of());
    }

    Written patchWhere(String type, String condition, UnaryOperator<Resource> change, Set<Integer> expected) {
        StoredVersion found = matching.one(type, condition)
                .orElseThrow(() -> FaultException.of(Fault.NO_MATCH, type, Excerpt.of(condition)));
        return patch(type, found.id(), change, expected);
    }

    Written delete(String type, String id, Set<Integer> expected) {
        Written written = remove(type, id, expected);
        checkNotReferredTo(type, id);
        return written;
    }

    /** All that match, or none of them. */
    List<Written> deleteWhere(String type, String condition, Set<Integer> expected) {
        MatchCondition matched = MatchCondition.of(type, condition);
        locks.hold(matched.lock());
        List<String> ids = toDelete(matched);
        locks.hold(ids.stream().map(id -> type + "/" + id).toList());
        List<Written> removed =
                ids.stream().map(id -> remove(type, id, expected)).toList();
        ids.forEach(id -> checkNotReferredTo(type, id));
        return removed;
    }

    /** The ids of all that match. */
    List<String> toDelete(MatchCondition condition) {
        return matching.all(condition, MOST_DELETED).stream()
                .map(StoredVersion::id)
                .toList();
    }

    /** Deletes a resource although others may refer to it, which {@link #checkNotReferredTo} is to ask in the end. */
    Written remove(String type, String id, Set<Integer> expected) {
        StoredVersion before =
                locked(type, id).orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, type, Excerpt.of(id)));
        checkExpected(Optional.of(before), expected);
        if (before.isDeletion()) {
            return Written.of(before, false);
        }
        checkChangeable(before);
        // before, while it can still be told whose it was
        audit.record(AuditAction.DELETE, type, id);
        Written written = Written.of(writer.write(Change.deletion(type, id)), false);
        rule(type).deleted(written.version());
        return written;
    }

    /** Refuses the deletion of what another resource refers to. */
    void checkNotReferredTo(String type, String id) {
        if (store.find(type, id).filter(store::isReferredTo).isPresent()) {
            throw FaultException.of(Fault.REFERRED_TO, type + "/" + id);
        }
    }

    private StoredVersion standing(String type, String id) {
        StoredVersion found =
                locked(type, id).orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, type, Excerpt.of(id)));
        if (found.isDeletion()) {
            throw FaultException.of(Fault.GONE, type, Excerpt.of(id));
        }
        return found;
    }

    private static void checkExpected(Optional<StoredVersion> before, Set<Integer> expected) {
        if (expected.isEmpty()) {
            return;
        }
        int version = before.map(StoredVersion::version).orElseThrow(() -> FaultException.of(Fault.NOTHING_TO_CHANGE));
        if (!expected.contains(version)) {
            throw FaultException.of(Fault.STALE_VERSION, version);
        }
    }

    /** What comes of a recording is what was read and signed: it is amended there, never overwritten here. */
    private void checkChangeable(StoredVersion version) {
        if (guide.holds(version.type(), version.id())) {
            throw FaultException.of(Fault.PUBLISHED_HERE, version.type() + "/" + version.id());
        }
        if (version.recordingId() != null) {
            throw FaultException.of(Fault.KEPT_AS_READ, version.type() + "/" + version.id());
        }
    }

    /** An id that a recording's resources have, or will have, is not given to others. */
    private void checkFree(String type, String id) {
        if (DerivedIds.recordingOf(id).flatMap(recordings::find).isPresent()) {
            throw FaultException.of(Fault.KEPT_AS_READ, type + "/" + id);
        }
    }
}
