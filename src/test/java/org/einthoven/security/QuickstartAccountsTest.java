package org.einthoven.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuickstartAccountsTest {
    private final AccountsInMemory kept = new AccountsInMemory();
    private final Accounts accounts = new Accounts(Map::of, kept, false, Clock.systemUTC());

    private void put(String name, Role role, boolean blocked) {
        kept.put(new KeptAccount(new Account(name, role, "hash"), blocked, "admin", Instant.EPOCH, Instant.EPOCH));
        accounts.forget();
    }

    @Test
    void endWithTheFirstAdministratorOfTheClinicsOwn() {
        put("anna", Role.CARDIOLOGIST, false);
        assertThat(accounts.areQuickstart()).isTrue();
        assertThat(accounts.find("admin")).isPresent();

        put("otto", Role.ADMIN, false);

        assertThat(accounts.areQuickstart()).isFalse();
        assertThat(accounts.find("admin")).isEmpty();
        assertThat(accounts.find("cardiologist")).isEmpty();
        assertThat(accounts.find("otto")).isPresent();
    }

    @Test
    void areKeptOutOneByOne() {
        put("ehr", Role.EHR, true);

        assertThat(accounts.find("ehr")).isEmpty();
        assertThat(accounts.find("cardiologist")).isPresent();
    }

    @Test
    void showNoPasswordHashWhereTheyAreWritten() {
        assertThat(accounts.find("admin").orElseThrow().toString()).isEqualTo("admin (admin)");
    }
}
