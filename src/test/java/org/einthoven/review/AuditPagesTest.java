package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.einthoven.TestDatabase;
import org.einthoven.audit.chain.SealNow;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AuditPagesTest extends BrowserTest {
    @Inject
    SealNow seal;

    @Test
    void showsAnAdministratorThatTheTrailIsInOrderAndProvesAnEvent() throws SQLException {
        visit.as("admin");
        seal.check();
        visit.page().click("nav a[href='/audit']");

        assertThat(visit.texts("h1")).containsExactly("Audit trail");
        assertThat(visit.texts(".audit-state .badge")).containsExactly("in order");
        assertThat(visit.find("[role=alert]").count()).isZero();
        String first = visit.texts(".audit-logs tbody td:nth-child(4)").get(0).split(" ")[0];
        visit.page().fill("#event-id", first);
        visit.page().keyboard().press("Enter");
        visit.page().waitForURL("**/audit/events?id=" + first);
        assertThat(visit.texts("[role=status]"))
                .singleElement()
                .asString()
                .contains("This event was written as it stands here");
        assertThat(visit.find("a[href='/api/audit/" + first + "/proof']").count())
                .isOne();
    }

    @Test
    void findsWhoDidWhatWithAPatientAndLeadsToTheProof() {
        seeds.bigeminy("Trailman", minutesAgo(1));
        visit.as("admin");
        visit.page().navigate("/audit");
        visit.page().fill("input[name=who]", "Admin");
        visit.page().fill("input[name=day]", LocalDate.now(ZoneOffset.UTC).toString());
        visit.page().click("text=Find");
        visit.page().waitForURL("**/audit?who=Admin**");

        assertThat(visit.texts(".audit-events tbody td:nth-child(3)"))
                .isNotEmpty()
                .containsOnly("admin");
        assertThat(visit.texts(".audit-events tbody td:nth-child(4)")).contains("LOGIN Account admin");
        visit.page().fill("input[name=patient]", "nobody-at-all");
        visit.page().click("text=Find");
        visit.page().waitForURL("**patient=nobody-at-all**");
        assertThat(visit.texts("[aria-labelledby=audit-events] .empty")).containsExactly("There are no such events.");
        assertThat(visit.page().navigate("/audit?day=yesterday").status()).isEqualTo(400);
        visit.page().navigate("/audit");
        visit.page().click(".audit-events tbody a");
        visit.page().waitForURL("**/audit/events?id=*");
    }

    @Test
    void startsACheckAndSaysSo() {
        visit.as("admin");
        visit.page().navigate("/audit");
        visit.page().click("text=Check now");
        visit.page().waitForURL("**/audit?checking=true");

        assertThat(visit.texts("[role=status]")).containsExactly("A check runs. Reload this page in a while.");
    }

    @Test
    void isNothingForAReader() {
        visit.as("cardiologist");
        assertThat(visit.page().navigate("/audit").status()).isEqualTo(403);
        assertThat(visit.find("nav a[href='/audit']").count()).isZero();
    }
}
