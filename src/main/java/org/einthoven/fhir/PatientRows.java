package org.einthoven.fhir;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.einthoven.archive.OwnTransaction;
import org.einthoven.erasure.Connected;
import org.einthoven.erasure.ErasureDesk;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.ResourceStore;
import org.einthoven.fhir.store.StoredVersion;
import org.hibernate.Session;

/**
 * The rows that are kept of a patient, a chunk at a time and each chunk in a transaction of its own. What searches the store by
 * text has the patience of an erasure, which does the same.
 */
@ApplicationScoped
class PatientRows {
    /** Events, or keys of resources, which the store cuts further to what fits into an answer. */
    private static final int CHUNK = 1000;

    private static final String SENT =
            """
            select r.key from fhir_resource r where not r.deleted and r.recording_id is null and r.key > :after
                and r.key in (select x.resource from fhir_reference x where x.target_type = 'Patient' and x.target_id = :patient
                    union all select p.key from fhir_resource p where p.resource_type = 'Patient' and p.id = :patient)
            order by r.key
            """;

    /**
     * As an erasure finds them: also where the Patient came later than the recording, or its sender wrote the bare id, and what was mended
     * of it. What was filed under another patient by now is that one's.
     */
    private static final String RECORDINGS =
            """
            with recursive theirs as (
                select id from recording where patient_id = :patient
                    or patient_id is null and subject in (:patient, 'Patient/' || :patient)
                union
                select r.id from recording r join theirs t on r.mended_from = t.id
                    where r.patient_id is null or r.patient_id = :patient)
            select id from theirs order by id
            """;

    private static final String RENDERED = "select key from fhir_resource where recording_id = any(:recordings)";

    private static final String STANDING =
            "select key from fhir_resource where key = any(:keys) and not deleted and recording_id is null order by key";

    private static final String PAGES =
            """
            select id, cast(json_build_object('fileName', file_name, 'sentBy', sent_by, 'receivedAt', received_at, 'reason',
                reason) as text) from unread_page where patient in (:patient, 'Patient/' || :patient)
                and other_patient is null order by id
            """;

    private static final String DISPUTED =
            """
            select id from unread_page where other_patient is not null
                and (patient in (:patient, 'Patient/' || :patient) or other_patient in (:patient, 'Patient/' || :patient)) order by id
            """;

    private static final String EVENTS =
            """
            select id, cast(json_strip_nulls(json_build_object('at', at, 'action', action, 'who', actor, 'roles', roles,
                'what', entity_type, 'id', entity_id, 'outcome', outcome, 'reason', (select reason from broken_glass
                    where action = 'BREAK_GLASS' and cast(recording_id as text) = entity_id and reader = actor))) as text)
            from audit_event where patients @> array[cast(:patient as varchar)] and id < :before order by id desc
            """;

    private final ResourceStore store;
    private final Session session;

    PatientRows(ResourceStore store, Session session) {
        this.store = store;
        this.session = session;
    }

    /**
     * @param last behind which the next chunk begins
     * @param isEnd whether nothing was there any more
     */
    record Chunk<T>(List<T> rows, long last, boolean isEnd) {
        Chunk {
            rows = List.copyOf(rows);
        }
    }

    /** Whether there is anything of theirs. */
    boolean isKnown(String patient) {
        return store.find("Patient", patient).isPresent()
                || !recordings(patient).isEmpty()
                || !pages(patient).isEmpty()
                || !disputedPages(patient).isEmpty();
    }

    /** Pages that were sent for this patient and for another one. */
    List<UUID> disputedPages(String patient) {
        return QuarkusTransaction.joiningExisting().call(() -> session.createNativeQuery(DISPUTED, UUID.class)
                .setParameter("patient", patient)
                .getResultList());
    }

    /** Printed pages that wait to be laid out by hand: by their ids what is known of each, as JSON. */
    Map<UUID, String> pages(String patient) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Map<UUID, String> pages = new LinkedHashMap<>();
            session.createNativeQuery(PAGES, Tuple.class)
                    .setParameter("patient", patient)
                    .getResultList()
                    .forEach(page -> pages.put(page.get(0, UUID.class), page.get(1, String.class)));
            return pages;
        });
    }

    /**
     * A JPEG.
     *
     * @throws FaultException where the page does not wait any more
     */
    byte[] picture(UUID page) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> session.createNativeQuery("select jpeg from unread_page where id = :page", byte[].class)
                        .setParameter("page", page)
                        .uniqueResultOptional()
                        .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "page to be laid out", page)));
    }

    List<UUID> recordings(String patient) {
        return QuarkusTransaction.joiningExisting().call(() -> session.createNativeQuery(RECORDINGS, UUID.class)
                .setParameter("patient", patient)
                .getResultList());
    }

    /** What others sent and stands, in the order in which it first came. */
    Chunk<StoredVersion> resources(String patient, long after) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Long> keys = session.createNativeQuery(SENT, Long.class)
                    .setParameter("patient", patient)
                    .setParameter("after", after)
                    .setMaxResults(CHUNK)
                    .getResultList();
            List<StoredVersion> fitting = store.fitting(keys);
            if (fitting.isEmpty()) {
                // there is none left, or all of these were erased this moment
                return new Chunk<>(fitting, keys.isEmpty() ? after : keys.get(keys.size() - 1), keys.isEmpty());
            }
            return new Chunk<>(fitting, fitting.get(fitting.size() - 1).key(), false);
        });
    }

    /**
     * What stands and belongs to these without naming the patient: what was said of them, and their files.
     *
     * @param own whether what was said of them is the patient's own; it is asked of some more than once
     */
    List<Long> connected(List<Long> resources, List<UUID> recordings, Predicate<StoredVersion> own) {
        return OwnTransaction.call(ErasureDesk.PATIENCE, () -> {
            List<Long> theirs = new ArrayList<>(resources);
            theirs.addAll(session.createNativeQuery(RENDERED, Long.class)
                    .setParameter("recordings", recordings.toArray(UUID[]::new))
                    .getResultList());
            List<Long> connected =
                    session.doReturningWork(database -> Connected.to(database, theirs, said -> those(own, said)));
            return session.createNativeQuery(STANDING, Long.class)
                    .setParameter("keys", connected.toArray(Long[]::new))
                    .getResultList();
        });
    }

    /** Files that these refer to and resources of others do, too, as {@code Binary/id}. */
    List<String> sharedFiles(List<Long> resources) {
        return OwnTransaction.call(
                ErasureDesk.PATIENCE,
                () -> store.all(session.doReturningWork(database -> Connected.shared(database, resources))).stream()
                        .map(file -> file.type() + "/" + file.id())
                        .sorted()
                        .toList());
    }

    /** Of these those that are the patient's own. */
    private List<Long> those(Predicate<StoredVersion> own, List<Long> keys) {
        List<Long> those = new ArrayList<>();
        List<Long> rest = keys;
        for (List<StoredVersion> chunk = store.fitting(rest); !chunk.isEmpty(); chunk = store.fitting(rest)) {
            chunk.stream().filter(own).map(StoredVersion::key).forEach(those::add);
            rest = behind(chunk, rest);
        }
        return those;
    }

    /** What comes behind a chunk, in the order of which it was taken. */
    static List<Long> behind(List<StoredVersion> chunk, List<Long> keys) {
        return keys.subList(keys.indexOf(chunk.get(chunk.size() - 1).key()) + 1, keys.size());
    }

    /** As many of these, in their order, as fit. */
    List<StoredVersion> fitting(List<Long> keys) {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.fitting(keys.subList(0, Math.min(CHUNK, keys.size()))));
    }

    /** As JSON, the newest first. */
    Chunk<String> events(String patient, long before) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Tuple> events = session.createNativeQuery(EVENTS, Tuple.class)
                    .setParameter("patient", patient)
                    .setParameter("before", before)
                    .setMaxResults(CHUNK)
                    .getResultList();
            long last = events.isEmpty()
                    ? before
                    : ((Number) events.get(events.size() - 1).get(0)).longValue();
            return new Chunk<>(
                    events.stream().map(event -> event.get(1, String.class)).toList(), last, events.isEmpty());
        });
    }
}
