package org.einthoven.security;

import java.util.List;
import java.util.Optional;

/** The accounts that administrators made. */
interface KeptAccounts {
    Optional<KeptAccount> find(String name);

    /** By name. */
    List<KeptAccount> all();

    /** Whether there is an administrator among them who may come in. */
    boolean haveAdministrator();

    /** Puts it in, or in the place of the one with its name. */
    void put(KeptAccount account);

    /** Waits for whoever else changes accounts, until the end of the transaction. */
    void lock();
}
