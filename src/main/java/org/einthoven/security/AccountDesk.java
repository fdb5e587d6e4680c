package org.einthoven.security;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jspecify.annotations.Nullable;

/** Where accounts are made, blocked and given passwords. Each change is written down in the audit trail with it. */
@ApplicationScoped
public class AccountDesk {
    private static final String TYPE = "Account";

    /** What a name is made of; these are nobody's: the trail means the server and strangers by them. */
    private static final String NAME = "(?!(?:anonymous|system)$)[A-Za-z0-9._@-]{1,64}";

    private final Accounts accounts;
    private final KeptAccounts kept;
    private final Sessions sessions;
    private final PasswordCheck passwords;
    private final AuditTrail audit;
    private final Clock clock;

    AccountDesk(
            Accounts accounts,
            KeptAccounts kept,
            Sessions sessions,
            PasswordCheck passwords,
            AuditTrail audit,
            Clock clock) {
        this.accounts = accounts;
        this.kept = kept;
        this.sessions = sessions;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An account as administrators see it.
     *
     * @param configured whether it stands in the configuration and nobody changed it since
     * @param createdAt null of one in the configuration
     */
    public record Listed(
            String name,
            Role role,
            boolean blocked,
            boolean mustChange,
            boolean configured,
            @Nullable Instant createdAt,
            int sessions) {}

    /** By name. */
    public List<Listed> all() {
        Map<String, Listed> listed = new TreeMap<>();
        accounts.fromConfiguration()
                .forEach((name, account) -> listed.put(
                        name,
                        new Listed(
                                name,
                                account.role(),
                                false,
                                false,
                                true,
                                null,
                                sessions.of(name).size())));
        kept.all().forEach(account -> listed.put(account.account().name(), listed(account)));
        return new ArrayList<>(listed.values());
    }

    private Listed listed(KeptAccount kept) {
        Account account = kept.account();
        return new Listed(
                account.name(),
                account.role(),
                kept.blocked(),
                account.mustChange(),
                false,
                kept.createdAt(),
                sessions.of(account.name()).size());
    }

    /**
     * Makes an account. People have to change the password that it gets, programs keep it.
     *
     * @return the password, which is told once and kept nowhere
     */
    @Transactional
    public String create(String name, Role role, String by) {
        if (!name.matches(NAME)) {
            throw FaultException.of(
                    Fault.BAD_REQUEST,
                    "a name has up to 64 letters without accents, digits, dots, hyphens, '_' and '@'.");
        }
        kept.lock();
        if (kept.find(name).isPresent() || accounts.fromConfiguration().containsKey(name)) {
            throw FaultException.of(Fault.ACCOUNT_THERE, name);
        }
        String password = PasswordRule.random();
        kept.put(new KeptAccount(account(name, role, password, true), false, by, clock.instant(), clock.instant()));
        audit.record(AuditAction.CREATE, TYPE, name, "role " + role.roleName(), List.of());
        accounts.forget();
        return password;
    }

    private static Account account(String name, Role role, String password, boolean knownToOthers) {
        boolean mustChange = knownToOthers && role != Role.EHR;
        return new Account(name, role, BcryptUtil.bcryptHash(password, Accounts.COST), mustChange);
    }

    private KeptAccount find(String name, String by) {
        Instant now = clock.instant();
        return kept.find(name)
                .or(() -> Optional.ofNullable(accounts.fromConfiguration().get(name))
                        .map(account -> new KeptAccount(account, false, by, now, now)))
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, TYPE, name));
    }

    /** Keeps an account out, or lets it in again. Nobody blocks themselves, so there is always an administrator left. */
    @Transactional
    public void block(String name, boolean blocked, String by) {
        if (name.equals(by)) {
            throw FaultException.of(Fault.OWN_ACCOUNT);
        }
        change(
                name,
                by,
                blocked ? "blocked" : "unblocked",
                was -> new KeptAccount(was.account(), blocked, was.createdBy(), was.createdAt(), was.passwordSetAt()));
        if (blocked) {
            sessions.endAll(name, null);
        }
    }

    /** Gives an account a new password, and ends its sessions; returns the password, which is told once. */
    @Transactional
    public String resetPassword(String name, String by) {
        String password = PasswordRule.random();
        change(
                name,
                by,
                "password reset",
                was -> new KeptAccount(
                        account(name, was.account().role(), password, true),
                        was.blocked(),
                        was.createdBy(),
                        was.createdAt(),
                        clock.instant()));
        sessions.endAll(name, null);
        return password;
    }

    /** Ends the sessions of an account; it may sign in again. */
    @Transactional
    public int endSessions(String name) {
        int ended = sessions.endAll(name, null);
        audit.record(AuditAction.UPDATE, TYPE, name, ended + " sessions ended", List.of());
        return ended;
    }

    private void change(String name, String by, String what, UnaryOperator<KeptAccount> change) {
        kept.lock();
        kept.put(change.apply(find(name, by)));
        audit.record(AuditAction.UPDATE, TYPE, name, what, List.of());
        accounts.forget();
    }

    /**
     * Somebody changes their own password; all their other sessions end.
     *
     * @param session the one in which it is asked, which stays; null for none
     */
    public void changeOwnPassword(String name, String old, String chosen, String address, @Nullable UUID session) {
        switch (passwords.check(name, old, address)) {
            case TOO_MANY -> throw FaultException.of(Fault.TOO_MANY_ATTEMPTS);
            case WRONG -> {
                audit.record(AuditAction.UPDATE, TYPE, name, "password", Outcome.REFUSED);
                throw FaultException.of(Fault.WRONG_PASSWORD);
            }
            default -> {}
        }
        if (chosen.equals(old)) {
            throw FaultException.of(Fault.WEAK_PASSWORD, "is the one of before");
        }
        PasswordRule.problem(name, chosen).ifPresent(problem -> {
            throw FaultException.of(Fault.WEAK_PASSWORD, problem);
        });
        setOwn(name, chosen, session);
    }

    @Transactional
    void setOwn(String name, String chosen, @Nullable UUID session) {
        change(
                name,
                name,
                "password",
                was -> new KeptAccount(
                        account(name, was.account().role(), chosen, false),
                        was.blocked(),
                        was.createdBy(),
                        was.createdAt(),
                        clock.instant()));
        sessions.endAll(name, session);
    }
}
