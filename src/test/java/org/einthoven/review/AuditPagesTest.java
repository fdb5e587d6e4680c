package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.archive.Recordings;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.audit.chain.SealNow;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AuditPagesTest extends BrowserTest {
    @Inject
    SealNow seal;

    @Inject
    AuditTrail audit;

    @Inject
    Recordings recordings;

    @Inject
    EntityManager entities;

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
        UUID recording = seeds.bigeminy("Trailman", minutesAgo(1));
        String patient = recordings.find(recording).orElseThrow().patientId;
        visit.as("cardiologist").page().navigate("/recordings/" + recording);
        visit.as("admin").page().navigate("/audit");
        visit.page().fill("input[name=who]", "Cardio");
        visit.page().fill("input[name=patient]", "Patient/" + patient);
        visit.page().click("text=Find");
        visit.page().waitForURL("**/audit?who=Cardio**");

        assertThat(visit.texts(".audit-events tbody td:nth-child(3)"))
                .isNotEmpty()
                .containsOnly("cardiologist");
        assertThat(visit.texts(".audit-events tbody td:nth-child(4)")).contains("READ Recording " + recording);
        assertThat(visit.texts(".audit-events tbody td:nth-child(5)")).containsOnly(patient);
        LocalDate first = day(visit.find(".audit-events tbody tr:last-child time"));
        assertThat(found(patient, first)).isNotEmpty();
        assertThat(found(patient, first.minusDays(1))).isEmpty();
        assertThat(visit.texts("[aria-labelledby=audit-events] .empty")).containsExactly("There are no such events.");
        found(patient, first);
        visit.page().click(".audit-events tbody tr:first-child a");
        visit.page().waitForURL("**/audit/events?id=*");
    }

    /** In UTC, whatever the clock says meanwhile. */
    private static LocalDate day(Locator time) {
        return LocalDate.ofInstant(Instant.parse(time.getAttribute("datetime")), ZoneOffset.UTC);
    }

    private List<String> found(String patient, LocalDate day) {
        visit.page().navigate("/audit?patient=" + patient + "&day=" + day);
        return visit.texts(".audit-events tbody tr");
    }

    @Test
    void goesOnWithOlderEventsWhereAPageEnds() {
        String patient = "many-" + UUID.randomUUID();
        for (int i = 0; i < 52; i++) {
            audit.record(AuditAction.READ, "Observation", Integer.toString(i), null, List.of(patient));
        }
        visit.as("admin").page().navigate("/audit?patient=" + patient);
        assertThat(visit.texts(".audit-events tbody code")).hasSize(50).startsWith("51", "50");
        visit.page().click("a[href*='before=']");
        visit.page().waitForURL("**before=**");
        assertThat(visit.texts(".audit-events tbody code")).containsExactly("1", "0");
    }

    @Test
    void answersWhatIsAskedWronglyInWords() {
        visit.as("admin");
        for (String day : List.of("yesterday", "%2B999999999-12-31", "%2B300000-01-01", "-0001-01-01", "2026-02-30")) {
            assertThat(visit.page().navigate("/audit?day=" + day).status())
                    .as(day)
                    .isEqualTo(400);
        }
        for (String asked : List.of("who=%00a", "patient=a%00b", "day=0000-01-01", "day=9999-12-31", "before=%00")) {
            assertThat(visit.page().navigate("/audit?" + asked).status())
                    .as(asked)
                    .isEqualTo(200);
        }
    }

    @Test
    void isNotReadWithoutATrace() {
        visit.as("admin").page().navigate("/audit");
        visit.page().navigate("/audit?before=999999999");
        visit.page().navigate("/audit");
        assertThat(searches()).contains("who=&patient=&day=", "who=&patient=&day=&before=999999999");
    }

    private List<String> searches() {
        List<?> asked = QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select detail from audit_event where action = 'SEARCH' and entity_type = 'AuditEvent'"
                                + " and actor = 'admin'",
                        String.class)
                .getResultList());
        return asked.stream().map(String::valueOf).toList();
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
