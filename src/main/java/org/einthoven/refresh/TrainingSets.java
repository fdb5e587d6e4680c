package org.einthoven.refresh;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.refresh.TrainingSet.Count;
import org.einthoven.refresh.TrainingSet.Counted;
import org.einthoven.refresh.TrainingSet.Kind;

/** The training sets that are kept. */
@ApplicationScoped
public class TrainingSets {
    private static final int MOST_SHOWN = 200;

    private static final String SETS =
            """
            select s.*, (select count(*) from training_member m where m.set_id = s.id) as left_over
            from training_set s
            """;

    private final EntityManager entities;

    TrainingSets(EntityManager entities) {
        this.entities = entities;
    }

    /** The newest first, as many as a page shows. */
    @Transactional
    public List<TrainingSet> all() {
        List<?> rows = entities.createNativeQuery(SETS + " order by s.made_at desc, s.id desc", Tuple.class)
                .setMaxResults(MOST_SHOWN)
                .getResultList();
        return rows.stream().map(Tuple.class::cast).map(TrainingSets::set).toList();
    }

    /** @throws FaultException {@link Fault#NOT_FOUND} */
    @Transactional
    public Counted find(UUID id) {
        List<?> rows = entities.createNativeQuery(SETS + " where s.id = :id", Tuple.class)
                .setParameter("id", id)
                .getResultList();
        if (rows.isEmpty()) {
            throw FaultException.of(Fault.NOT_FOUND, "training set", id);
        }
        return new Counted(set((Tuple) rows.get(0)), counts(id));
    }

    private List<Count> counts(UUID id) {
        List<?> rows = entities.createNativeQuery(
                        "select kind, label, source, count from training_count where set_id = :id"
                                + " order by kind, label, source",
                        Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Count(
                        Kind.valueOf(row.get("kind", String.class)),
                        row.get("label", String.class),
                        LabelSource.valueOf(row.get("source", String.class)),
                        row.get("count", Number.class).longValue()))
                .toList();
    }

    /** Those that are still there, in order. */
    @Transactional
    List<TrainingMember> members(UUID id) {
        List<?> rows = entities.createNativeQuery(
                        "select * from training_member where set_id = :id order by number", Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new TrainingMember(
                        number(row, "number"),
                        row.get("recording_id", UUID.class),
                        number(row, "review_version"),
                        number(row, "person"),
                        number(row, "fold"),
                        row.get("age", Integer.class),
                        row.get("sex", String.class),
                        row.get("samples_sha256", String.class),
                        row.get("labels_sha256", String.class)))
                .toList();
    }

    private static TrainingSet set(Tuple row) {
        return new TrainingSet(
                row.get("id", UUID.class),
                row.get("name", String.class),
                number(row, "version"),
                row.get("made_at", Instant.class),
                row.get("made_by", String.class),
                row.get("accepted", Boolean.class),
                number(row, "recordings"),
                number(row, "people"),
                number(row, "left_over"),
                number(row, "of_test"),
                number(row, "of_public_test"),
                number(row, "without_truth"),
                row.get("digest", String.class));
    }

    private static int number(Tuple row, String column) {
        return row.get(column, Number.class).intValue();
    }
}
