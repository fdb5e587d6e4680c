package org.einthoven.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.diagnosis.FindingCode;
import org.junit.jupiter.api.Test;

/** A site where two read each recording: apart at first, then together. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(TwoReadersTest.Site.class)
class TwoReadersTest extends BrowserTest {
    private static final String PR = FindingCode.LONG_PR.code();

    public static final class Site implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(Map.of("einthoven.review.readers", "TWO"));
            for (String name : List.of("ada", "bob")) {
                settings.put("einthoven.accounts." + name + ".password-hash", BcryptUtil.bcryptHash(name, 4));
                settings.put("einthoven.accounts." + name + ".role", "CARDIOLOGIST");
            }
            return settings;
        }
    }

    @Test
    void keepsTwoReadersApartAndMakesTheirReadingsOneOnlyTogether() {
        UUID id = seeds.found("Double", minutesAgo(2), FindingCode.LONG_PR);
        UUID next = seeds.found("Next", minutesAgo(1), FindingCode.LONG_PR);
        commit(visit.as("ada"), id, "CONFIRMED", "PR borderline, says Ada");
        assertThat(visit.page().url()).contains("/recordings/" + next);
        visit.page().navigate("/?text=Double");
        assertThat(visit.texts("td.state").get(0)).contains("To review", "one of two readers");
        visit.page().navigate("/recordings/" + id);
        assertThat(visit.find("#review").count()).isZero();
        assertThat(visit.find("main")).containsText("It is with the second reader");

        try (Visit bob = Visit.of(chromium, server).as("bob")) {
            assertThat(bob.open(id).content()).contains("Two readers read this").doesNotContain("says Ada", "by ada");
            commit(bob, id, "REJECTED", "");
            bob.open(id);
            assertThat(bob.texts(".reader h2").get(0)).contains("Reading by ada");
            assertThat(bob.texts(".reader").get(0)).contains("PR borderline, says Ada");
            bob.find("input[value=CONFIRMED]").check();
            bob.page().click("text=Review and sign");
            bob.page().waitForURL("**/sign");
            bob.page().click("main button:text-is('Sign')");
            assertThat(bob.find("[role=alert]")).containsText("one of the two who read this differently");
        }
        visit.page().navigate("/recordings/" + id + "/sign");
        visit.page().click("main button:text-is('Sign')");
        assertThat(visit.find(".patient-head .badge")).hasText("Signed");
        assertThat(visit.texts(".reader h2")).hasSize(2);
        assertThat(visit.scriptErrors()).isEmpty();
    }

    @Test
    void signsWhatBothSayWithoutAskingAgain() {
        UUID id = seeds.found("Same", minutesAgo(2), FindingCode.LONG_PR);
        commit(visit.as("ada"), id, "CONFIRMED", "");
        try (Visit bob = Visit.of(chromium, server).as("bob")) {
            commit(bob, id, "CONFIRMED", "");
            bob.page().navigate("/recordings/" + id);
            assertThat(bob.find(".patient-head .badge")).hasText("Signed");
        }
    }

    private static void commit(Visit reader, UUID recording, String verdict, String comment) {
        reader.open(recording);
        reader.find("li.finding:has([data-finding=" + PR + "]) input[value=" + verdict + "]")
                .check();
        reader.page().fill("#comment", comment);
        reader.press("Escape");
        reader.page().click("text=Commit my reading");
        reader.page().waitForURL(address -> !address.contains(recording.toString()) || address.contains("after="));
    }
}
