package org.einthoven.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.einthoven.erasure.Erasure.Listed;

/** What was erased here, as far as that may be known. */
@ApplicationScoped
public class Erasures {
    private static final int MOST_SHOWN = 500;

    private final EntityManager entities;

    Erasures(EntityManager entities) {
        this.entities = entities;
    }

    /** The newest first, as many as a page shows. */
    @Transactional
    public List<Erasure> all() {
        List<?> rows = entities.createNativeQuery(
                        "select e.*, (select count(*) from erased_item i where i.erasure_id = e.id and i.kind = 'PAGE') as pages"
                                + " from erasure e order by at desc, id desc",
                        Tuple.class)
                .setMaxResults(MOST_SHOWN)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Erasure(
                        deed(row),
                        row.get("recordings", Number.class).intValue(),
                        row.get("resources", Number.class).intValue(),
                        row.get("pages", Number.class).intValue(),
                        row.get("digest", String.class)))
                .toList();
    }

    private static Erasure.Deed deed(Tuple row) {
        Instant at = row.get("at", Instant.class);
        return new Erasure.Deed(
                row.get("id", UUID.class),
                at,
                row.get("who", String.class),
                row.get("reason", String.class),
                row.get("person", String.class),
                Objects.requireNonNullElse(row.get("first_at", Instant.class), at));
    }

    /** All of them, the oldest first, to be kept beside back-ups: a back-up that is restored is told what was erased since. */
    @Transactional
    public List<Listed> list() {
        List<?> rows = entities.createNativeQuery(
                        """
                        select e.id, coalesce(e.first_at, e.at) as at, e.person, array(select i.hash from erased_item i
                            where i.erasure_id = e.id and i.kind = 'RECORDING' order by i.hash) as hashes
                        from erasure e order by e.at, e.id
                        """,
                        Tuple.class)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Listed(
                        row.get("id", UUID.class),
                        row.get("at", Instant.class),
                        row.get("person", String.class),
                        Arrays.asList(row.get("hashes", String[].class))))
                .toList();
    }

    /** Whether anything was erased here. */
    @Transactional
    boolean isAny() {
        return (Boolean) entities.createNativeQuery("select exists (select 1 from erasure)", Boolean.class)
                .getSingleResult();
    }

    /** Of all that are known here. */
    @Transactional
    Set<UUID> ids() {
        List<?> ids =
                entities.createNativeQuery("select id from erasure", UUID.class).getResultList();
        return ids.stream().map(UUID.class::cast).collect(Collectors.toUnmodifiableSet());
    }
}
