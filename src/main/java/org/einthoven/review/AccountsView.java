package org.einthoven.review;

import java.util.List;
import org.einthoven.security.AccountDesk;

/**
 * What an administrator sees of everybody's accounts.
 *
 * @param me the account that looks, which is not blocked here
 * @param quickstart whether accounts are on whose passwords everybody knows
 * @param name whose password is told this once; empty where none is
 */
public record AccountsView(
        List<AccountDesk.Listed> accounts, String me, boolean quickstart, String name, String password) {
    public AccountsView {
        accounts = List.copyOf(accounts);
    }

    /** Without the password, which must not get into a log. */
    @Override
    public String toString() {
        return accounts.size() + " accounts";
    }
}
