package org.einthoven.fhir.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/** Bounds what searches may take. PostgreSQL itself ends what takes longer, whether or not anybody still waits for it. */
@ApplicationScoped
public class SearchTime {

    private final Session session;
    private final SearchSettings settings;

    SearchTime(Session session, SearchSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    /** From here to the end of the transaction, in which nothing comes after searches but what is written down of them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void bound() {
        String milliseconds = Long.toString(Math.max(1, settings.longest().toMillis()));
        session.doWork(connection -> {
            try (Statement statement = Statement.of(connection, "select set_config('statement_timeout', ?, true)")) {
                statement.set(milliseconds).list(row -> row.getString(1));
            }
        });
    }
}
