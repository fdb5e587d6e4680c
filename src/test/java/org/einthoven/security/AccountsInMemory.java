package org.einthoven.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Accounts as a test makes them. */
final class AccountsInMemory implements KeptAccounts {
    private final Map<String, KeptAccount> byName = new TreeMap<>();

    @Override
    public Optional<KeptAccount> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public List<KeptAccount> all() {
        return new ArrayList<>(byName.values());
    }

    @Override
    public boolean haveAdministrator() {
        return byName.values().stream().anyMatch(kept -> kept.account().role() == Role.ADMIN && !kept.blocked());
    }

    @Override
    public void put(KeptAccount account) {
        byName.put(account.account().name(), account);
    }

    @Override
    public void lock() {}
}
