package org.einthoven.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.einthoven.TestDatabase;
import org.einthoven.archive.ReaderChoices.Choice;
import org.einthoven.archive.SiteKey;
import org.einthoven.diagnosis.FindingCode;
import org.junit.jupiter.api.Test;

/** Where a patient cannot wait, the machine's reading is opened with a reason that others see. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BrokenGlassTest extends ReadFirstPages {
    @Inject
    SiteKey key;

    @Test
    void opensAtOnceWhereAPatientCannotWaitAndAdministratorsSeeWhoAndWhy() {
        UUID id = seeds.found("Emergency", minutesAgo(2), FindingCode.LONG_QTC);
        UUID other = seeds.found("Elective", minutesAgo(2), FindingCode.WIDE_QRS);
        readFirst();
        visit.open(id);
        visit.find(".glass summary").click();
        visit.page().fill("#glass-reason", "cardiac arrest in room 4");
        visit.page().click(".glass button");
        visit.page().waitForSelector("[data-finding=long-qtc]");
        assertThat(visit.find(".own")).isHidden();

        PageSession reader = PageSession.ofCardiologist();
        reader.page().get("/recordings/" + id + "/report.pdf").then().statusCode(200);
        reader.page().get("/recordings/" + other + "/report.pdf").then().statusCode(409);
        io.restassured.response.Response closed = reader.page().get("/recordings/" + other);
        reader.form(closed)
                .formParam("reason", " ")
                .post("/recordings/" + other + "/glass")
                .then()
                .statusCode(400);
        reader.page().get("/recordings/" + other + "/report.pdf").then().statusCode(409);
        refusesAReadingOfOnesOwn(reader, closed, id);
        assertThat(reader.page().get("/?text=Emergency").asString())
                .as("why it is urgent")
                .contains(FindingCode.LONG_QTC.display());
        reader.form(closed)
                .formParam("reason", "another one later")
                .post("/recordings/" + id + "/glass")
                .then()
                .statusCode(303);
        assertThat(PageSession.of("admin").page().get("/audit").asString())
                .contains("cardiac arrest in room 4", id.toString())
                .doesNotContain("another one later");
        String event = given().auth()
                .preemptive()
                .basic("admin", "admin")
                .get("/fhir/AuditEvent?_count=200")
                .asString();
        assertThat(event)
                .as("words that an erasure takes away are not in what stays for ever")
                .contains("\"BTG\"", key.seal("reason why glass was broken", "cardiac arrest in room 4"))
                .doesNotContain("cardiac arrest in room 4")
                .as("nor a hash by which a guess is confirmed")
                .doesNotContain(DigestUtils.sha256Hex("cardiac arrest in room 4"));
    }

    @Test
    void aPatientGetsTheWordsWithWhichTheGlassWasBroken() throws IOException {
        UUID id = seeds.found("Told", minutesAgo(2), FindingCode.LONG_QTC);
        PageSession reader = PageSession.ofCardiologist();
        choices.keep("cardiologist", new Choice(true, null));
        reader.form(reader.page().get("/recordings/" + id))
                .formParam("reason", "cardiac arrest, bed 2")
                .post("/recordings/" + id + "/glass")
                .then()
                .statusCode(303);
        String export = "/api/patients/" + recordings.find(id).orElseThrow().patientId + "/export";
        assertThat(files(reader.page().get(export).asByteArray()).get("audit.ndjson"))
                .contains("\"BREAK_GLASS\"", "\"cardiac arrest, bed 2\"");
    }

    @Test
    void theGlassIsOpenForWhoBrokeItAlone() {
        UUID id = seeds.found("Alone", minutesAgo(2), FindingCode.LONG_QTC);
        PageSession reader = PageSession.ofCardiologist();
        String colleague = "colleague-" + id;
        choices.keep("cardiologist", new Choice(true, null));
        choices.keep(colleague, new Choice(true, null));
        PageSession admin = PageSession.of("admin");
        admin.form(admin.page().get("/audit"))
                .formParam("reason", "let me see it")
                .post("/recordings/" + id + "/glass")
                .then()
                .statusCode(403);
        EhrClient.ehr()
                .redirects()
                .follow(false)
                .formParam("reason", "let me see it")
                .post("/recordings/" + id + "/glass")
                .then()
                .statusCode(302);
        assertThat(isVeiled(id, "cardiologist"))
                .as("an administrator may not, and a program is asked to sign in")
                .isTrue();
        reader.form(reader.page().get("/recordings/" + id))
                .formParam("reason", "cardiac arrest, bed 2")
                .post("/recordings/" + id + "/glass")
                .then()
                .statusCode(303);
        assertThat(isVeiled(id, "cardiologist")).isFalse();
        assertThat(isVeiled(id, colleague)).isTrue();
    }
}
