package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** Filters of the worklist that readers keep, each under a name and for themselves. */
@ApplicationScoped
public class WorklistViews {
    public static final int MAX_NAME = 40;
    /** More than anybody finds again in a row of links. */
    private static final int MAX_VIEWS = 20;

    private final EntityManager entities;

    WorklistViews(EntityManager entities) {
        this.entities = entities;
    }

    /** @param query as it stands in the address of the page */
    public record View(String name, String query) {}

    /** Those of one reader, by name. */
    @Transactional
    public List<View> of(String reader) {
        Stream<?> rows = entities.createNativeQuery(
                        "select name, query from worklist_view where owner = :owner order by name")
                .setParameter("owner", reader)
                .getResultStream();
        return rows.map(Object[].class::cast)
                .map(row -> new View((String) row[0], (String) row[1]))
                .toList();
    }

    /**
     * Keeps a view, in the place of one of the same name.
     *
     * @throws FaultException {@link Fault#INVALID_PARAMETER} for a name that is none, {@link Fault#TOO_MANY_VIEWS}
     */
    @Transactional
    public void keep(String reader, View view) {
        if (view.name().isBlank() || view.name().length() > MAX_NAME) {
            throw FaultException.of(
                    Fault.INVALID_PARAMETER, "A name of none or more than " + MAX_NAME + " letters", "name");
        }
        List<View> kept = of(reader);
        if (kept.size() >= MAX_VIEWS
                && kept.stream().noneMatch(other -> other.name().equals(view.name()))) {
            throw FaultException.of(Fault.TOO_MANY_VIEWS, String.valueOf(MAX_VIEWS));
        }
        entities.createNativeQuery("insert into worklist_view (owner, name, query) values (:owner, :name, :query)"
                        + " on conflict (owner, name) do update set query = excluded.query")
                .setParameter("owner", reader)
                .setParameter("name", view.name())
                .setParameter("query", view.query())
                .executeUpdate();
    }

    @Transactional
    public void drop(String reader, String name) {
        entities.createNativeQuery("delete from worklist_view where owner = :owner and name = :name")
                .setParameter("owner", reader)
                .setParameter("name", name)
                .executeUpdate();
    }
}
