package org.einthoven.fhir;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.archive.Recordings;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.audit.AuditTrail.Deed;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.Change;
import org.einthoven.fhir.store.LocalReference;
import org.einthoven.fhir.store.Locks;
import org.einthoven.fhir.store.ResourceStore;
import org.einthoven.fhir.store.ResourceWriter;
import org.einthoven.fhir.store.StoredVersion;
import org.einthoven.fhir.validation.ResourceRules;
import org.hl7.fhir.r4.model.Coding;
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

    /** What reads of {@code _summary} and {@code _elements} bear (FHIR R4, 3.1.1.5.8). */
    private static final Coding SUBSETTED =
            new Coding("http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "SUBSETTED", null);

    private final ResourceStore store;
    private final ResourceWriter writer;
    private final RenderedResources rendered;
    private final Matching matching;
    private final Recordings recordings;
    private final OwnReferences references;
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
            OwnReferences references,
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
        this.references = references;
        this.rules = rules;
        this.guide = guide;
        this.locks = locks;
        this.audit = audit;
        this.typeRules = typeRules.stream().collect(Collectors.toMap(TypeRule::type, Function.identity()));
    }

    private TypeRule rule(String type) {
        return typeRules.getOrDefault(type, () -> type);
    }

    private void accept(Resource resource) {
        references.makeRelative(resource);
        rules.check(resource);
    }

    /** @param ifNoneExist a condition under which what is there already is the answer; null for none */
    Written create(Resource resource, @Nullable String ifNoneExist) {
        return create(resource, writer.newId(), ifNoneExist);
    }

    /** @param id that it gets where it is new */
    Written create(Resource resource, String id, @Nullable String ifNoneExist) {
        accept(resource);
        Optional<StoredVersion> existing =
                ifNoneExist == null ? Optional.empty() : matching.one(resource.fhirType(), ifNoneExist);
        return existing.map(this::wasThere).orElseGet(() -> write(prepareNew(resource, id)));
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

    private PreparedWrite prepareNew(Resource resource, String id) {
        TypeRule rule = rule(resource.fhirType());
        return rule.create(resource, id)
                .map(written -> PreparedWrite.done(rule, AuditAction.CREATE, written))
                .orElseGet(() -> {
                    rule.check(resource, true);
                    return PreparedWrite.of(rule, AuditAction.CREATE, Change.creation(resource, id));
                });
    }

    /** Whether nothing is kept of a resource but the resource itself, so that its write may wait for others. */
    boolean mayWait(Resource resource, @Nullable StoredVersion before) {
        return rule(resource.fhirType()).isKeptLikeAnyOther(resource, before);
    }

    /** To be written with others. */
    PreparedWrite prepareCreation(Resource resource, String id) {
        accept(resource);
        return prepareNew(resource, id);
    }

    /**
     * To be written with others.
     *
     * @param before what stands of it, locked; null where it never was
     */
    PreparedWrite prepareUpdate(
            String id, Resource resource, Precondition precondition, @Nullable StoredVersion before) {
        accept(resource);
        return preparePut(id, resource, precondition, Optional.ofNullable(before));
    }

    private Written write(PreparedWrite prepared) {
        return write(List.of(prepared)).get(0);
    }

    /** Writes changes of different resources together; what came of each is in the same order. */
    List<Written> write(List<PreparedWrite> prepared) {
        Iterator<StoredVersion> versions = writer.writeAll(prepared.stream()
                        .map(PreparedWrite::change)
                        .flatMap(Stream::ofNullable)
                        .toList())
                .iterator();
        List<Written> written = prepared.stream()
                .map(one -> one.done() == null ? one.follow(versions.next()) : one.done())
                .toList();
        List<Deed> deeds = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            deeds.add(prepared.get(i).deed(written.get(i)));
        }
        audit.record(deeds);
        return written;
    }

    /** What stands of resources that are to be changed, while nobody else can change or create them. */
    Map<LocalReference, StoredVersion> lock(Collection<LocalReference> references) {
        locks.hold(references.stream().map(LocalReference::toString).toList());
        return store.lock(references);
    }

    /** Writes the next version, or the first of an id that the client chose. */
    Written update(String id, Resource resource, Precondition precondition) {
        accept(resource);
        return put(id, resource, precondition);
    }

    private Written put(String id, Resource resource, Precondition precondition) {
        return write(preparePut(id, resource, precondition, locked(resource.fhirType(), id)));
    }

    private PreparedWrite preparePut(
            String id, Resource resource, Precondition precondition, Optional<StoredVersion> before) {
        precondition.check(before);
        if (before.isPresent() && resource.getMeta().getTag(SUBSETTED.getSystem(), SUBSETTED.getCode()) != null) {
            throw FaultException.of(Fault.PART_OF_RESOURCE);
        }
        TypeRule rule = rule(resource.fhirType());
        AuditAction action =
                before.filter(standing -> !standing.isDeletion()).isPresent() ? AuditAction.UPDATE : AuditAction.CREATE;
        return before.flatMap(standing -> rule.update(resource, standing))
                .map(written -> PreparedWrite.done(rule, action, written))
                .orElseGet(() -> {
                    before.ifPresentOrElse(this::checkChangeable, () -> checkFree(resource.fhirType(), id));
                    rule.check(resource, before.isEmpty());
                    return PreparedWrite.of(rule, action, Change.update(resource, id, before));
                });
    }

    /** What stands, a deletion included, while nobody else can change or create it. */
    private Optional<StoredVersion> locked(String type, String id) {
        locks.hold(type + "/" + id);
        return store.lock(type, id);
    }

    /** The one that the condition finds is updated; where there is none, a new one is created (FHIR R4, 3.1.0.4.3). */
    Written updateWhere(String condition, Resource resource, Precondition precondition) {
        accept(resource);
        String stated = resource.getIdElement().getIdPart();
        Optional<String> id = matching.idToUpdate(MatchCondition.of(resource.fhirType(), condition), stated);
        if (id.isEmpty()) {
            precondition.check(Optional.empty());
            return write(prepareNew(resource, writer.newId()));
        }
        return put(id.get(), resource, precondition);
    }

    /** @param change makes the next version of the one that stands */
    Written patch(String type, String id, UnaryOperator<Resource> change, Precondition precondition) {
        StoredVersion before = standing(type, id);
        precondition.check(Optional.of(before));
        Resource resource = change.apply(rendered.of(before));
        if (!type.equals(resource.fhirType())
                || !id.equals(resource.getIdElement().getIdPart())) {
            throw FaultException.of(Fault.INVALID_PATCH, "it would change the resource's type or id.");
        }
        return update(id, resource, Precondition.NONE);
    }

    Written patchWhere(String type, String condition, UnaryOperator<Resource> change, Precondition precondition) {
        StoredVersion found = matching.one(type, condition)
                .orElseThrow(() -> FaultException.of(Fault.NO_MATCH, type, Excerpt.of(condition)));
        return patch(type, found.id(), change, precondition);
    }

    /** @return empty where there never was such a resource, which is as good as deleted (FHIR R4, 3.1.0.7) */
    Optional<Written> delete(String type, String id, Precondition precondition) {
        Optional<Written> written = remove(type, id, precondition);
        checkNotReferredTo(type, id);
        return written;
    }

    /** All that match, or none of them. */
    List<Written> deleteWhere(String type, String condition, Precondition precondition) {
        MatchCondition matched = MatchCondition.of(type, condition);
        locks.hold(matched.lock());
        List<String> ids = toDelete(matched);
        locks.hold(ids.stream().map(id -> type + "/" + id).toList());
        List<Written> removed = ids.stream()
                .map(id -> remove(type, id, precondition))
                .flatMap(Optional::stream)
                .toList();
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
    Optional<Written> remove(String type, String id, Precondition precondition) {
        Optional<StoredVersion> before = locked(type, id);
        precondition.check(before);
        return before.map(standing -> standing.isDeletion() ? Written.of(standing, false) : remove(standing));
    }

    private Written remove(StoredVersion standing) {
        checkChangeable(standing);
        // before, while it can still be told whose it was
        audit.record(AuditAction.DELETE, standing.type(), standing.id());
        Written written = Written.of(writer.write(Change.deletion(standing)), false);
        rule(standing.type()).deleted(written.version());
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
