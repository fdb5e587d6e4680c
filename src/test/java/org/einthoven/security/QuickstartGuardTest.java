package org.einthoven.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartGuardTest {
    private static final String HASH = "$2a$04$abcdefghijklmnopqrstuuKx6Jd3vV5eJ9y0c8O1wY1n0xU8H0XaW";

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", "no-such-host.invalid", ""})
    void refusesToStartWhereOthersCouldReachIt(String host) {
        assertThatThrownBy(() -> guard(Map.of(), host).check(new StartupEvent()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("quickstart accounts")
                .hasMessageContaining("QUARKUS_HTTP_HOST=127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.1.2.3"})
    void startsOnTheLoopbackAddress(String host) {
        assertThatCode(() -> guard(Map.of(), host).check(new StartupEvent())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.7"})
    void startsAnywhereWithAccountsOfItsOwn(String host) {
        assertThatCode(() -> guard(Map.of("anna", new Setting(HASH, Role.CARDIOLOGIST)), host)
                        .check(new StartupEvent()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cardiologist", "ehr", "admin"})
    void hasNoQuickstartAccountBesideOnesOwn(String name) {
        assertThat(accounts(Map.of("anna", new Setting(HASH, Role.EHR))).find(name))
                .isEmpty();
    }

    private static QuickstartGuard guard(Map<String, AccountSettings.AccountSetting> settings, String host) {
        return new QuickstartGuard(accounts(settings), host);
    }

    private static Accounts accounts(Map<String, AccountSettings.AccountSetting> settings) {
        return new Accounts(() -> settings, new AccountsInMemory(), false, Clock.systemUTC());
    }

    private record Setting(String passwordHash, Role role) implements AccountSettings.AccountSetting {}
}
