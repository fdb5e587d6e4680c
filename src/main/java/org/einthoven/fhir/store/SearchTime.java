package org.einthoven.fhir.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;
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
        set(Long.toString(Math.max(1, settings.longest().toMillis())));
    }

    /** One search of a transaction in which other work follows, which is not held to this. */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> T within(Supplier<T> search) {
        String before = session.doReturningWork(connection -> {
            try (Statement statement = Statement.of(connection, "select current_setting('statement_timeout')")) {
                return statement.list(row -> row.getString(1)).get(0);
            }
        });
        bound();
        T found = search.get();
        set(before);
        return found;
    }

    private void set(String timeout) {
        session.doWork(connection -> {
            try (Statement statement = Statement.of(connection, "select set_config('statement_timeout', ?, true)")) {
                statement.set(timeout).list(row -> row.getString(1));
            }
        });
    }
}
