package org.einthoven.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks passwords. A program sends its password with each request, and bcrypt is slow on purpose, so what was found
 * right is remembered for some minutes under a keyed digest. An unknown name costs as much as a wrong password, and
 * whoever tries too many is refused without a check.
 */
@ApplicationScoped
class PasswordCheck {
    /** How a check can end. */
    enum Result {
        RIGHT,
        /** It was found right some minutes ago and is still the one. */
        STILL_RIGHT,
        WRONG,
        TOO_MANY
    }

    private static final Duration RIGHT_HOLDS_FOR = Duration.ofMinutes(5);
    private static final int MAX_REMEMBERED = 10_000;
    /** Far longer than what bcrypt takes into account (72 bytes), far shorter than what would cost memory. */
    private static final int MAX_LENGTH = 200;

    private final Accounts accounts;
    private final FailedSignIns failed;
    private final SecretKeySpec key;
    private final Cache<String, Boolean> right;

    PasswordCheck(Accounts accounts, FailedSignIns failed, Clock clock) {
        this.accounts = accounts;
        this.failed = failed;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
        this.right = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(RIGHT_HOLDS_FOR)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /**
     * The account, where this very password was found right some minutes ago and is its owner's own; takes microseconds
     * and asks nobody.
     */
    Optional<Account> remembered(String name, String password) {
        return accounts.remembered(name).filter(account -> !account.mustChange() && isRemembered(account, password));
    }

    private boolean isRemembered(Account account, String password) {
        return right.getIfPresent(digest(account, password)) != null;
    }

    /**
     * Checks a password; takes some hundredths of a second.
     *
     * @param address where it came from: tries are counted by name and address, so that nobody locks others out
     */
    Result check(String name, String password, String address) {
        Optional<Account> account = accounts.find(name);
        if (account.filter(known -> isRemembered(known, password)).isPresent()) {
            return Result.STILL_RIGHT;
        }
        if (!failed.mayTry(name, address)) {
            return Result.TOO_MANY;
        }
        String hash = account.map(Account::passwordHash).orElseGet(accounts::nobodysHash);
        boolean matches = name.length() + password.length() <= MAX_LENGTH && BcryptUtil.matches(password, hash);
        if (!matches || account.isEmpty()) {
            return Result.WRONG;
        }
        failed.right(name, address);
        right.put(digest(account.get(), password), true);
        return Result.RIGHT;
    }

    /** Of the hash as well: a password that was changed is not remembered. */
    private String digest(Account account, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (String part : new String[] {account.name(), account.passwordHash()}) {
                mac.update(part.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
            }
            return Base64.getEncoder().encodeToString(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
        }
    }
}
