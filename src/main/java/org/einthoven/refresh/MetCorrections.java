package org.einthoven.refresh;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.einthoven.archive.ReadingDocument;

/** Finds what a reader corrected and a later version of a model gets right, for that reader alone. */
@ApplicationScoped
public class MetCorrections {
    /** Whole readings are looked through for these. */
    private static final int MOST = 50;

    private static final String READ_AGAIN =
            """
            select w.recording_id, w.version as review, m.name, m.version, s.read_at, s.document
            from review w
            join recording r on r.id = w.recording_id
            join shadow_reading s on s.recording_id = w.recording_id
            join model_version m on m.id = s.model_id
            where w.reviewer = :reader and w.state = 'SIGNED' and not r.withdrawn and s.status = 'REPORTED'
                and not exists (select 1 from review later where later.recording_id = w.recording_id
                    and later.state = 'SIGNED' and later.version > w.version)
            order by s.read_at desc, m.id
            """;

    private final EntityManager entities;
    private final ReviewedRecordings reviewed;

    MetCorrections(EntityManager entities, ReviewedRecordings reviewed) {
        this.entities = entities;
        this.reviewed = reviewed;
    }

    /**
     * A recording of whose corrections a version gets some right that the one before got wrong.
     *
     * @param right those, in words
     * @param all how many corrections there are
     */
    public record Met(UUID recording, String model, Instant readAt, List<String> right, int all) {
        public Met {
            right = List.copyOf(right);
        }
    }

    /** Of the latest that were read again, the latest first. */
    @Transactional
    public List<Met> of(String reader) {
        List<?> rows = entities.createNativeQuery(READ_AGAIN, Tuple.class)
                .setParameter("reader", reader)
                .setMaxResults(MOST)
                .getResultList();
        List<Met> met = new ArrayList<>();
        for (Object one : rows) {
            Tuple row = (Tuple) one;
            UUID recording = row.get("recording_id", UUID.class);
            Labels labels =
                    reviewed.labels(recording, row.get("review", Number.class).intValue());
            Corrections corrections = Corrections.of(labels);
            List<String> right = corrections.metBy(ReadingDocument.parse(row.get("document", String.class)));
            if (!right.isEmpty()) {
                met.add(new Met(
                        recording,
                        row.get("name", String.class) + " " + row.get("version", String.class),
                        row.get("read_at", Instant.class),
                        right,
                        corrections.count()));
            }
        }
        return met;
    }
}
