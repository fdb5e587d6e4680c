package org.einthoven.fhir.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
        session.doWork(connection -> {
            try (Statement statement =
                    Statement.of(connection, "select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
                statement.set(name).list(row -> true);
            }
        });
    }
}
