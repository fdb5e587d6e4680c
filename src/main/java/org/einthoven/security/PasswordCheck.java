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
        WRONG,
        TOO_MANY
    }

    /** Ten tries a minute leave a person room and a guesser none. */
    static final int MAX_WRONG = 10;

    private static final Duration WRONG_COUNTS_FOR = Duration.ofMinutes(1);
    private static final Duration RIGHT_HOLDS_FOR = Duration.ofMinutes(5);
    private static final int MAX_REMEMBERED = 10_000;
    /** Far longer than what bcrypt takes into account (72 bytes), far shorter than what would cost memory. */
    private static final int MAX_LENGTH = 200;

    private final Accounts accounts;
    private final SecretKeySpec key;
    private final Cache<String, Boolean> right;
    private final Cache<String, Integer> wrong;

    PasswordCheck(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
        this.right = memory(RIGHT_HOLDS_FOR, clock);
        this.wrong = memory(WRONG_COUNTS_FOR, clock);
    }

    private static <T> Cache<String, T> memory(Duration time, Clock clock) {
        return Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(time)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** The account, where this very password was found right some minutes ago; takes microseconds. */
    Optional<Account> remembered(String name, String password) {
        return right.getIfPresent(digest(name, password)) == null ? Optional.empty() : accounts.find(name);
    }

    /**
     * Checks a password; takes some hundredths of a second.
     *
     * @param address where it came from: tries are counted by name and address, so that nobody locks others out
     */
    Result check(String name, String password, String address) {
        String source = digest(name, address);
        Integer tries = wrong.getIfPresent(source);
        if (tries != null && tries >= MAX_WRONG) {
            return Result.TOO_MANY;
        }
        Optional<Account> account = accounts.find(name);
        Optional<String> hash = account.map(Account::passwordHash).or(accounts::anyHash);
        boolean matches = hash.isPresent()
                && name.length() + password.length() <= MAX_LENGTH
                && BcryptUtil.matches(password, hash.get());
        if (!matches || account.isEmpty()) {
            wrong.asMap().merge(source, 1, Integer::sum);
            return Result.WRONG;
        }
        wrong.invalidate(source);
        right.put(digest(name, password), true);
        return Result.RIGHT;
    }

    private String digest(String one, String other) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(one.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Base64.getEncoder().encodeToString(mac.doFinal(other.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
        }
    }
}
