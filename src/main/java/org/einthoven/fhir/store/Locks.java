package org.einthoven.fhir.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;

/** Lets one transaction at a time do what has a name; the others wait until it ends. */
@ApplicationScoped
public class Locks {

    private final Session session;

    Locks(Session session) {
        this.session = session;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(String name) {
        hold(List.of(name));
    }

    /** All of them, in the order of their names, so that two who want the same do not wait for each other. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(Collection<String> names) {
        if (names.isEmpty()) {
            return;
        }
        session.doWork(connection -> {
            try (Statement statement = Statement.of(
                    connection, "select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest(?) as name")) {
                statement
                        .set(names.stream().sorted().distinct().toArray(String[]::new))
                        .list(row -> true);
            }
        });
    }
}
