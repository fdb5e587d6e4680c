package org.einthoven.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Who may sign in with a password: the accounts that administrators made, before those of the configuration. Where there
 * is no administrator among them and no identity provider either, the quickstart accounts stand in, one a role, whose
 * password is their name. What another replica changes counts here some seconds later.
 */
@ApplicationScoped
public class Accounts {
    /** The least that bcrypt allows: these passwords are no secret. */
    private static final int QUICKSTART_COST = 4;

    /** 0.2 s on a core of today; OWASP asks for 10 at least. */
    static final int COST = 12;

    private static final Duration HOLDS_FOR = Duration.ofSeconds(10);
    private static final int MOST_REMEMBERED = 10_000;

    private final KeptAccounts kept;
    private final Map<String, Account> configured;
    private final boolean quickstart;
    private final Cache<String, Optional<Account>> remembered;
    private @Nullable String nobodysHash;

    Accounts(
            AccountSettings settings,
            KeptAccounts kept,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "false") boolean identityProvider,
            Clock clock) {
        this.kept = kept;
        this.quickstart = settings.byName().isEmpty() && !identityProvider;
        this.configured = quickstart ? quickstartAccounts() : configured(settings);
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(HOLDS_FOR)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
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

    /** Empty also for one that is blocked. May ask the database. */
    Optional<Account> find(String name) {
        return remembered.get(name, this::look);
    }

    private Optional<Account> look(String name) {
        Optional<KeptAccount> account = kept.find(name);
        if (account.isPresent()) {
            return account.filter(found -> !found.blocked()).map(KeptAccount::account);
        }
        return Optional.ofNullable(fromConfiguration().get(name));
    }

    /** Those of the configuration, or the quickstart accounts while they stand in. */
    Map<String, Account> fromConfiguration() {
        return quickstart && kept.haveAdministrator() ? Map.of() : Map.copyOf(configured);
    }

    /** What {@link #find} found some seconds ago, without asking the database; empty where that is not known. */
    Optional<Account> remembered(String name) {
        Optional<Account> known = remembered.getIfPresent(name);
        return known == null ? Optional.empty() : known;
    }

    /** After a change, which may have ended the quickstart accounts as well. */
    void forget() {
        remembered.invalidateAll();
    }

    /** A hash that no password is known for, to do the same work for a name that is not there. */
    synchronized String nobodysHash() {
        if (nobodysHash == null) {
            nobodysHash = BcryptUtil.bcryptHash(UUID.randomUUID().toString(), quickstart ? QUICKSTART_COST : COST);
        }
        return nobodysHash;
    }

    /** Whether everybody knows the passwords. */
    public boolean areQuickstart() {
        return quickstart && !kept.haveAdministrator();
    }
}
