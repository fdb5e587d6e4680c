package org.einthoven.refresh;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.einthoven.archive.RecordedPerson;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.Subjects;
import org.einthoven.archive.TimeOrderedId;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditTrail;
import org.einthoven.ecg.Subject;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.refresh.GatheredSet.Candidate;
import org.einthoven.splits.NamedRecords;
import org.jspecify.annotations.Nullable;

/** Makes training sets of what is signed. Each is one transaction; two at once are made one after the other. */
@ApplicationScoped
public class TrainingSetDesk {
    /** The newest signatures; each takes some milliseconds, and somebody waits. */
    static final int MOST = 5_000;

    private static final int FORGOTTEN_AFTER = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");

    private static final String SIGNED =
            """
            select w.recording_id, w.version, %s as person, r.subject, r.taken_at, r.resource, p.birth_date, p.sex
            from review w
            join recording r on r.id = w.recording_id
            join reading g on g.id = w.reading_id
            left join patient p on p.id = r.patient_id
            where w.state = 'SIGNED' and r.kind = 'ECG' and g.status = 'REPORTED' and not r.withdrawn
                and not exists (select 1 from review later where later.recording_id = w.recording_id
                    and later.state = 'SIGNED' and later.version > w.version)
            order by w.signed_at desc, w.recording_id
            """
                    .formatted(RecordedPerson.SQL.formatted("r"));

    private final EntityManager entities;
    private final PatientSplits splits;
    private final ReviewedRecordings reviewed;
    private final Recordings recordings;
    private final AuditTrail audit;
    private final Clock clock;

    TrainingSetDesk(
            EntityManager entities,
            PatientSplits splits,
            ReviewedRecordings reviewed,
            Recordings recordings,
            AuditTrail audit,
            Clock clock) {
        this.entities = entities;
        this.splits = splits;
        this.reviewed = reviewed;
        this.recordings = recordings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes the next version of the set of this name.
     *
     * @param accepted whether what was merely accepted after the machine was shown counts as truth
     * @param who the administrator
     * @return its id
     * @throws FaultException {@link Fault#BAD_REQUEST} for a name that is none, or where nothing is there to learn from
     */
    public UUID make(String name, boolean accepted, String who) {
        if (!NAME.matcher(name).matches()) {
            throw FaultException.of(
                    Fault.BAD_REQUEST,
                    "a training set's name has up to 30 lower-case letters, digits and hyphens, a letter first.");
        }
        return QuarkusTransaction.joiningExisting()
                .timeout((int) PATIENCE.toSeconds())
                .call(() -> made(name, accepted, who));
    }

    private UUID made(String name, boolean accepted, String who) {
        entities.createNativeQuery("select 1 from (select pg_advisory_xact_lock(hashtext('training_set'))) locked")
                .getSingleResult();
        GatheredSet gathered = gather(accepted);
        if (gathered.members().isEmpty()) {
            throw FaultException.of(
                    Fault.BAD_REQUEST,
                    "there is nothing to learn from yet: " + gathered.ofTest()
                            + " signed recordings are of patients who"
                            + " only test, " + gathered.ofPublicTest() + " call themselves public test records, and "
                            + gathered.withoutTruth() + " say no more than the machine did.");
        }
        UUID id = TimeOrderedId.now(clock);
        int version = keep(id, name, accepted, who, gathered);
        audit.record(
                AuditAction.CREATE,
                "TrainingSet",
                id.toString(),
                name + " " + version + ": " + gathered.members().size() + " recordings of " + gathered.people()
                        + " people, SHA-256 " + gathered.digest(),
                Outcome.SUCCESS);
        return id;
    }

    private GatheredSet gather(boolean accepted) {
        PatientSplit split = splits.chosen();
        GatheredSet.Builder gathered = new GatheredSet.Builder();
        List<?> signed = entities.createNativeQuery(SIGNED, Tuple.class)
                .setMaxResults(MOST)
                .getResultList();
        int seen = 0;
        for (Object one : signed) {
            Tuple row = (Tuple) one;
            UUID recording = row.get("recording_id", UUID.class);
            String subject = row.get("subject", String.class);
            String person = row.get("person", String.class);
            if (split.isTest(person)) {
                gathered.ofTest();
            } else if (isPublicTest(row.get("resource", String.class), subject)) {
                gathered.ofPublicTest();
            } else {
                int version = row.get("version", Number.class).intValue();
                Labels labels = reviewed.labels(recording, version);
                if (accepted || labels.hasTruth()) {
                    Candidate candidate = new Candidate(
                            recording, version, person, split.fold(person), subject(row), samples(recording));
                    gathered.add(candidate, labels);
                } else {
                    gathered.withoutTruth();
                }
                // what was looked at is not kept in memory, recording after recording
                if (++seen % FORGOTTEN_AFTER == 0) {
                    entities.clear();
                }
            }
        }
        return gathered.shuffled(new SecureRandom());
    }

    private static boolean isPublicTest(String resource, @Nullable String subject) {
        return NamedRecords.barred(resource + " " + subject).isPresent();
    }

    private static Subject subject(Tuple row) {
        return Subjects.of(
                row.get("birth_date", String.class), row.get("sex", String.class), row.get("taken_at", Instant.class));
    }

    private String samples(UUID recording) {
        return DigestUtils.sha256Hex(recordings.waveform(recording).encode());
    }

    private int keep(UUID id, String name, boolean accepted, String who, GatheredSet gathered) {
        int version = ((Number) entities.createNativeQuery(
                                "select coalesce(max(version), 0) + 1 from training_set where name = ?")
                        .setParameter(1, name)
                        .getSingleResult())
                .intValue();
        Object[] set = {
            id,
            name,
            version,
            clock.instant(),
            who,
            accepted,
            gathered.members().size(),
            gathered.people(),
            gathered.ofTest(),
            gathered.ofPublicTest(),
            gathered.withoutTruth(),
            gathered.digest()
        };
        insert("training_set values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", set);
        for (TrainingMember member : gathered.members()) {
            insert(
                    "training_member values (?, ?, ?, ?, ?, ?, cast(? as integer), cast(? as text), ?, ?)",
                    id,
                    member.number(),
                    member.recording(),
                    member.reviewVersion(),
                    member.person(),
                    member.fold(),
                    member.age(),
                    member.sex(),
                    member.samplesSha256(),
                    member.labelsSha256());
        }
        gathered.counts()
                .forEach(count -> insert(
                        "training_count values (?, ?, ?, ?, ?)",
                        id,
                        count.kind().name(),
                        count.label(),
                        count.source().name(),
                        count.count()));
        return version;
    }

    private void insert(String into, @Nullable Object... values) {
        var insert = entities.createNativeQuery("insert into " + into);
        for (int i = 0; i < values.length; i++) {
            insert.setParameter(i + 1, values[i]);
        }
        insert.executeUpdate();
    }
}
