package org.einthoven.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.archive.RecordedPerson;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.StatedFindings;
import org.einthoven.archive.Subjects;
import org.hibernate.Session;

/** The recordings on which two versions can be compared: read by both, signed, not withdrawn. */
@ApplicationScoped
class GatePairs {
    private static final String LATEST = String.format(
            """
            with learned as (select %4$s as person, l.subject from training_set t join training_member m on m.set_id = t.id
                join recording l on l.id = m.recording_id where t.digest in (:learned))
            select %1$s as active, %2$s as tried, %3$s as shown, s.status as status, w.content as review, p.birth_date as born,
                p.sex as sex, r.taken_at as taken, r.resource::json #>> '{device,display}' as device
            from review w
            join recording r on r.id = w.recording_id
            join reading g on g.id = w.reading_id
            join shadow_reading s on s.recording_id = r.id and s.model_id = :model
            left join patient p on p.id = r.patient_id
            where w.state = 'SIGNED' and g.status = 'REPORTED' and not r.withdrawn
                and not exists (select 1 from review later where later.recording_id = w.recording_id
                    and later.state = 'SIGNED' and later.version > w.version)
                and %5$s not in (select person from learned)
                and (r.subject is null or r.subject like '#%%'
                    or r.subject not in (select subject from learned where subject is not null))
            order by w.signed_at desc limit :latest
            """,
            String.format(StatedFindings.SQL, "g.document"),
            String.format(StatedFindings.SQL, "s.document"),
            // what the reader had changed on the trace is what the signature is about
            String.format(StatedFindings.SQL, "coalesce(w.edited_reading, g.document)"),
            String.format(RecordedPerson.SQL, "l"),
            String.format(RecordedPerson.SQL, "r"));

    /** As a card names the training sets of this site that its model learned from. */
    private static final Pattern LEARNED = Pattern.compile("SHA-256 ([0-9a-f]{64})");

    private final Session session;
    private final ModelVersions versions;

    GatePairs(Session session, ModelVersions versions) {
        this.session = session;
        this.versions = versions;
    }

    /**
     * Those whose reading is by the version that is active today: against another one nothing would be shown. Patients from whose
     * reviews either version has learned are left out.
     */
    @Transactional
    List<PairedReading> of(ModelVersion tried, int latest) {
        Optional<ModelVersion> active = versions.in(tried.name, ModelState.ACTIVE);
        List<PairedReading> pairs = new ArrayList<>();
        if (active.isEmpty()) {
            return pairs;
        }
        List<Tuple> rows = session.createNativeQuery(LATEST, Tuple.class)
                .setParameter("model", tried.id)
                .setParameter("latest", latest)
                .setParameter("learned", learned(tried, active.get()))
                .getResultList();
        for (Tuple row : rows) {
            StatedFindings before = StatedFindings.parse(row.get("active", String.class));
            StatedFindings now = StatedFindings.parse(row.get("tried", String.class));
            StatedFindings shown = StatedFindings.parse(row.get("shown", String.class));
            boolean read = row.get("status", String.class).equals(ReadingStatus.REPORTED.name());
            if (before.isBy(tried.name, active.get().version) && (!read || now.isBy(tried.name, tried.version))) {
                pairs.add(new PairedReading(
                        Judgement.of(shown.findings(), ReviewContent.parse(row.get("review", String.class))),
                        before,
                        now,
                        Subjects.of(
                                row.get("born", String.class),
                                row.get("sex", String.class),
                                row.get("taken", Instant.class)),
                        row.get("device", String.class)));
            }
        }
        return pairs;
    }

    /** The hashes of those sets; one that is none where there are none, since SQL has no empty list. */
    private static List<String> learned(ModelVersion... read) {
        List<String> learned = new ArrayList<>(List.of(""));
        for (ModelVersion version : read) {
            LEARNED.matcher(version.card).results().forEach(found -> learned.add(found.group(1)));
        }
        return learned;
    }
}
