package org.einthoven.security;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The accounts that were configured. Where there are none and no identity provider either, the quickstart accounts
 * stand in, one a role, whose password is their name.
 */
@ApplicationScoped
public class Accounts {
    /** The least that bcrypt allows: these passwords are no secret. */
    private static final int QUICKSTART_COST = 4;

    private final Map<String, Account> byName;
    private final boolean quickstart;

    Accounts(
            AccountSettings settings,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "false") boolean identityProvider) {
        this.quickstart = settings.byName().isEmpty() && !identityProvider;
        this.byName = quickstart ? quickstartAccounts() : configured(settings);
    }

    private static Map<String, Account> configured(AccountSettings settings) {
        Map<String, Account> accounts = new LinkedHashMap<>();
        settings.byName()
                .forEach((name, account) ->
                        accounts.put(name, new Account(name, account.role(), account.passwordHash())));
        return accounts;
    }

    private static Map<String, Account> quickstartAccounts() {
        Map<String, Account> accounts = new LinkedHashMap<>();
        Arrays.stream(Role.values())
                .map(role ->
                        new Account(role.roleName(), role, BcryptUtil.bcryptHash(role.roleName(), QUICKSTART_COST)))
                .forEach(account -> accounts.put(account.name(), account));
        return accounts;
    }

    Optional<Account> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Some account's hash, to do the same work for a name that is not there; empty where there are no accounts. */
    Optional<String> anyHash() {
        return byName.values().stream().map(Account::passwordHash).findFirst();
    }

    /** Whether everybody knows the passwords. */
    public boolean areQuickstart() {
        return quickstart;
    }
}
