package org.einthoven.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps accounts in the database. */
@ApplicationScoped
class AccountRows implements KeptAccounts {
    /** Any number that no other lock of this database has. */
    private static final long LOCK = 0x6163636f756e74L;

    private static final String SELECT =
            "select name, role, password_hash, must_change, blocked, created_by, created_at,"
                    + " password_set_at from account ";

    private final EntityManager entities;

    AccountRows(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional
    public Optional<KeptAccount> find(String name) {
        return rows("where name = ?", name).stream().findFirst();
    }

    @Override
    @Transactional
    public List<KeptAccount> all() {
        return rows("order by name");
    }

    private List<KeptAccount> rows(String where, Object... values) {
        Query query = entities.createNativeQuery(SELECT + where, Tuple.class);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> account((Tuple) row)).toList();
    }

    private static KeptAccount account(Tuple row) {
        return new KeptAccount(
                new Account(
                        row.get(0, String.class),
                        Role.valueOf(row.get(1, String.class)),
                        row.get(2, String.class),
                        row.get(3, Boolean.class)),
                row.get(4, Boolean.class),
                row.get(5, String.class),
                row.get(6, Instant.class),
                row.get(7, Instant.class));
    }

    @Override
    @Transactional
    public boolean haveAdministrator() {
        return !entities.createNativeQuery("select 1 from account where role = 'ADMIN' and not blocked limit 1")
                .getResultList()
                .isEmpty();
    }

    @Override
    @Transactional
    public void put(KeptAccount kept) {
        Account account = kept.account();
        entities.createNativeQuery(
                        """
                        insert into account (name, role, password_hash, must_change, blocked, created_by, created_at,
                            password_set_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (name) do update set role = excluded.role, password_hash = excluded.password_hash,
                            must_change = excluded.must_change, blocked = excluded.blocked,
                            password_set_at = excluded.password_set_at
                        """)
                .setParameter(1, account.name())
                .setParameter(2, account.role().name())
                .setParameter(3, account.passwordHash())
                .setParameter(4, account.mustChange())
                .setParameter(5, kept.blocked())
                .setParameter(6, kept.createdBy())
                .setParameter(7, kept.createdAt())
                .setParameter(8, kept.passwordSetAt())
                .executeUpdate();
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock() {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(" + LOCK + ")")
                .getResultList();
    }
}
