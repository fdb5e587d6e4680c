package org.einthoven.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.einthoven.erasure.Erasure.Listed;
import org.einthoven.faults.FaultException;

/** Lists as this database seals them, and what it knows of the one that is kept outside of it. */
@ApplicationScoped
public class ErasureLists {
    private final EntityManager entities;

    ErasureLists(EntityManager entities) {
        this.entities = entities;
    }

    @Transactional
    public String write(List<Listed> erasures) {
        return ErasureList.write(erasures, seal());
    }

    /** @throws FaultException as {@link ErasureList#parse} */
    @Transactional
    public List<Listed> parse(String text) {
        return ErasureList.parse(text, seal());
    }

    private ListSeal seal() {
        return new ListSeal((byte[]) entities.createNativeQuery("select key from site_key", byte[].class)
                .getSingleResult());
    }

    /** When it was begun; empty where none was ever kept. */
    @Transactional
    Optional<Instant> since() {
        List<?> rows = entities.createNativeQuery("select since from erasure_list", Instant.class)
                .getResultList();
        return rows.stream().map(Instant.class::cast).findFirst();
    }

    /** How many erasures are not in it, though one is kept: back-ups do not know of these. */
    @Transactional
    public int missing() {
        return ((Number) entities.createNativeQuery("select coalesce((select (select count(*) from erasure) - listed"
                                + " from erasure_list), 0)")
                        .getSingleResult())
                .intValue();
    }

    /**
     * To be said in the transaction that writes it.
     *
     * @param listed how many of this database's
     * @param anew whether it was not there before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void written(int listed, boolean anew) {
        entities.createNativeQuery("insert into erasure_list (since, listed) values (clock_timestamp(), ?1)"
                        + " on conflict (one) do update set listed = excluded.listed,"
                        + " since = case when ?2 then excluded.since else erasure_list.since end")
                .setParameter(1, listed)
                .setParameter(2, anew)
                .executeUpdate();
    }
}
