package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.einthoven.review.EhrClient.ehr;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.einthoven.TestDatabase;
import org.einthoven.archive.UnreadPages;
import org.einthoven.paper.PrintedEcg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A printed ECG that is not read by itself is laid out by hand: by whoever sent it in the page, or for who sent it over the interface. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UnreadPagesTest extends BrowserTest {
    /** A page is traced for seconds, and for many where other tests run beside this one. */
    private static final double TRACING_MS = 120_000;

    @Inject
    EntityManager entities;

    @AfterEach
    void none() {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("delete from unread_page").executeUpdate());
    }

    @Test
    void whatTheInterfaceRefusedIsLaidOutAndBecomesItsRecording() {
        Response refused = send("two-rows.png", PrintedEcg.twoRows(1));
        refused.then()
                .statusCode(422)
                .body("detail", containsString("two-rows.png"))
                .body("detail", containsString("at /pages/"));
        Page page = visit.as("cardiologist").page();
        page.setDefaultTimeout(TRACING_MS);
        page.click("text=to be laid out by hand");
        assertThat(visit.texts("tbody tr"))
                .singleElement()
                .asString()
                .contains("two-rows.png", "none of the layouts", "ehr");
        page.click("text=two-rows.png");
        assertThat(page.locator("#layout-boxes .lead-box").count())
                .as("boxes laid evenly")
                .isEqualTo(12);

        layTwo(page);
        page.click("button[value=try]");
        assertThat(page.textContent("[role=status]")).contains("Nothing is kept yet");
        page.click("button[value=accept]");
        page.waitForURL(address -> address.contains("/recordings/"));

        assertThat(page.textContent(".facts")).contains("2 leads laid out by hand", "10 mm/mV assumed");
        String id = page.url().replaceAll(".*/", "");
        JsonPath observation = ehr().get("/fhir/Observation/" + id).jsonPath();
        assertThat(observation.getList("component.code.text")).containsExactlyInAnyOrder("II", "V1");
        assertThat(ehr().get("/fhir/Provenance?target=Observation/" + id)
                        .jsonPath()
                        .getList("entry[0].resource.agent.who.display"))
                .containsExactly("cardiologist", "ehr");
        assertThat(send("again.png", PrintedEcg.twoRows(1))
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("id"))
                .as("the same file is the recording that was made of it")
                .isEqualTo(id);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whoDropsAPageThatIsNotReadIsShownWhereToLayItOut() {
        Page page = visit.as("cardiologist").page();
        page.setDefaultTimeout(TRACING_MS);
        page.click("summary:has-text('Add a device file')");
        page.setInputFiles(
                "input[type=file]",
                new com.microsoft.playwright.options.FilePayload("mine.png", "image/png", PrintedEcg.twoRows(2)));
        page.click("text=Take it in");
        page.waitForURL(address -> address.contains("/pages/"));
        assertThat(page.textContent("header.patient-head")).contains("mine.png", "none of the layouts", "cardiologist");

        double before = number(page, "left-0");
        page.click("button[value=turn]");
        assertThat(number(page, "width")).as("the right side is above").isLessThan(number(page, "height"));
        page.selectOption("select[name=even-layout]", "6x2");
        page.fill("input[name=even-left]", "7");
        page.click("button[value=even]");
        assertThat(number(page, "left-0")).isEqualTo(7).isNotEqualTo(before);
        page.click("summary:has-text('Throw the picture away')");
        page.selectOption("select[name=reason]", "NO_ECG");
        page.click("button[value=remove]");
        page.waitForURL(address -> address.endsWith("/pages"));
        assertThat(visit.texts(".empty")).containsExactly("No page waits.");
    }

    @Test
    void aPatientWhoIsNotKnownIsToldAndNothingIsLost() {
        String detail = send("whose.png", PrintedEcg.twoRows(3)).path("detail");
        Page page = visit.as("cardiologist").page();
        page.setDefaultTimeout(TRACING_MS);
        page.navigate(detail.replaceAll(".* at (/pages/[^.]*)\\..*", "$1"));
        layTwo(page);
        page.fill("input[name=patient]", "Patient/nobody-of-ours");
        page.click("button[value=try]");

        assertThat(page.textContent("[role=alert]")).contains("nobody-of-ours");
        assertThat(page.inputValue("select[name=lead-0]")).isEqualTo("II");
        assertThat(page.locator("button[value=accept]").count()).isZero();
    }

    @Test
    void whosePageItIsStandsBesideThePictureBeforeItIsAccepted() {
        String patient = patient("Clara Wieck", "1819-09-13");
        String detail = send("clara.png", PrintedEcg.twoRows(5)).path("detail");
        Page page = visit.as("cardiologist").page();
        page.setDefaultTimeout(TRACING_MS);
        page.navigate(address(detail));
        layTwo(page);
        page.click("button[value=try]");
        assertThat(page.textContent("[role=status]")).contains("It belongs to nobody");
        page.fill("input[name=patient]", "Patient/" + patient);
        assertThat(page.isDisabled("button[value=accept]"))
                .as("nobody saw whose number that is")
                .isTrue();
        page.click("button[value=try]");
        assertThat(page.textContent(".whose")).contains("Clara Wieck", "female", "1819-09-13");
        page.click("button[value=accept]");
        page.waitForURL(address -> address.contains("/recordings/"));
        assertThat(page.textContent("header.patient-head")).contains("Clara Wieck");
        String id = page.url().replaceAll(".*/", "");
        assertThat(ehr().get("/fhir/Provenance?target=Observation/" + id)
                        .jsonPath()
                        .getString("entry[0].resource.activity.text"))
                .contains("Patient/" + patient + " by the reader, not said by the sender", "none of the layouts");
        assertThat(trail("DELETE"))
                .as("what became of the picture, and whose it was")
                .anyMatch(row -> row.contains("became Observation/" + id));
    }

    /** The form was opened while nobody was named. */
    @Test
    void whoIsNamedWhileThePageLiesOpenIsNotLost() {
        String patient = patient("Fanny Hensel", "1805-11-14");
        byte[] file = PrintedEcg.twoRows(8);
        String detail = send("open.png", file).path("detail");
        Page page = visit.as("cardiologist").page();
        page.setDefaultTimeout(TRACING_MS);
        page.navigate(address(detail));
        layTwo(page);
        page.click("button[value=try]");
        page.waitForSelector("button[value=accept]");
        send("open.png", file, patient).then().statusCode(422);
        page.click("button[value=accept]");

        assertThat(page.textContent("[role=alert]")).contains("said meanwhile whose page this is");
        assertThat(page.inputValue("input[name=patient]")).isEqualTo("Patient/" + patient);
        assertThat(page.textContent(".whose")).contains("Fanny Hensel");
        assertThat(waiting()).asString().isEqualTo("[open.png]");
    }

    @Test
    void aSenderMayNameThePatientLaterAndBothAreShownWhereTheyDiffer() {
        String one = patient("Robert Schumann", "1810-06-08");
        String other = patient("Johannes Brahms", "1833-05-07");
        byte[] file = PrintedEcg.twoRows(6);
        String detail = send("again.png", file).path("detail");
        send("again.png", file, "nobody-of-ours").then().statusCode(404);
        send("again.png", file, one).then().statusCode(422);
        assertThat(column("patient")).containsExactly("Patient/" + one);
        send("again.png", file, "Patient/" + patient("Niels Gade", "1817-02-22"))
                .then()
                .statusCode(422);
        send("again.png", file, "Patient/" + other).then().statusCode(422);

        APIResponse page = visit.as("cardiologist").page().request().get(address(detail));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains(
                        "Robert Schumann", "Patient/" + one + "; ehr", "Johannes Brahms", "Patient/" + other + "; ehr");
        assertThat(trail("UPDATE"))
                .as("who said whose it is, when it was sent again")
                .anyMatch(row -> row.contains("sent again by ehr for Patient/" + one))
                .anyMatch(row -> row.contains(one)
                        && row.contains("sent again by ehr for Patient/" + other + ", in place of Patient/")
                        && row.contains(" by ehr")
                        && !row.contains("Said["));
        assertThat(trail("READ"))
                .as("who looked at whose picture")
                .anyMatch(row -> row.contains(one) && row.contains(other));
    }

    /** A picture without a grid whose longer side is no side of A4: its page answered 500 once, each time. */
    @Test
    void aLongStripWithoutAGridIsOpenedAndSeveralAreThrownAwayAtOnce() {
        String first = send("strip.png", PrintedEcg.strip(1)).path("detail");
        send("other.png", PrintedEcg.strip(2)).then().statusCode(422);

        Page page = visit.as("cardiologist").page();
        APIResponse opened = page.request().get(address(first));

        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.text()).contains("nobody knows how large the paper is");
        assertThat(page.request().get(address(first) + "/page.jpg").headers())
                .containsEntry("cache-control", "no-store");
        page.navigate("/pages");
        page.check("[aria-label='Choose strip.png']");
        page.check("[aria-label='Choose other.png']");
        page.click("summary");
        page.selectOption("select[name=reason]", "NO_ECG");
        page.click("details button");
        page.waitForSelector(".empty");
        assertThat(waiting()).isEmpty();
        assertThat(trail("DELETE")).filteredOn(row -> row.contains("no ECG")).hasSize(2);
    }

    @Test
    void oneSenderDoesNotFillTheRoomOfTheOthers() {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "insert into unread_page (id, file_hash, file_name, reason, sent_by, received_at, width_px,"
                                + " height_px, jpeg) select gen_random_uuid(), 'full' || n, 'cat.png', 'NO_GRID', 'ehr',"
                                + " now(), 600, 600, '' from generate_series(1, " + UnreadPages.MOST_OF_ONE + ") n")
                .executeUpdate());

        send("late.png", PrintedEcg.twoRows(7))
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("detail", containsString("pages wait already: send it again later"));
        Page page = visit.as("cardiologist").page();
        page.setDefaultTimeout(TRACING_MS);
        page.navigate("/pages");
        assertThat(page.textContent(".notice")).contains("As many pages wait as are kept");
    }

    @Test
    void theSameFileWaitsOnceAndAPictureThatNobodyCouldLayOutDoesNot() {
        send("one.png", PrintedEcg.twoRows(4)).then().statusCode(422);
        send("two.png", PrintedEcg.twoRows(4)).then().statusCode(422);
        send("broken.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0})
                .then()
                .statusCode(422);

        assertThat(waiting()).asString().isEqualTo("[one.png]");
    }

    /** By their files' names. */
    private List<?> waiting() {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select file_name from unread_page", String.class)
                        .getResultList());
    }

    /** Two leads in the boxes of the picture's two rows, and no others. */
    private static void layTwo(Page page) {
        List<String> leads = List.of("II", "V1");
        for (int row = 0; page.locator("select[name=lead-" + row + "]").count() > 0; row++) {
            page.selectOption("select[name=lead-" + row + "]", row < leads.size() ? leads.get(row) : "");
        }
        double top = 0;
        double height = number(page, "height") / 2;
        for (int row = 0; row < leads.size(); row++) {
            page.fill("input[name=left-" + row + "]", "5");
            page.fill("input[name=right-" + row + "]", String.valueOf(number(page, "width") - 5));
            page.fill("input[name=top-" + row + "]", String.valueOf(top));
            page.fill("input[name=bottom-" + row + "]", String.valueOf(top + height));
            top += height;
        }
    }

    private static double number(Page page, String name) {
        return Double.parseDouble(page.inputValue("input[name=" + name + "]"));
    }

    private static Response send(String name, byte[] file, String patient) {
        return ehr().multiPart("patient", patient).multiPart("file", name, file).post("/api/recordings");
    }

    private static String patient(String name, String born) {
        String location = ehr().contentType("application/fhir+json")
                .body("{\"resourceType\": \"Patient\", \"name\": [{\"text\": \"" + name
                        + "\"}], \"gender\": \"female\", \"birthDate\": \"" + born + "\"}")
                .post("/fhir/Patient")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        return location.replaceAll(".*Patient/([^/]*).*", "$1");
    }

    private static String address(String detail) {
        return detail.replaceAll("(?s).* at (/pages/[^.]*)\\..*", "$1");
    }

    /** Patients and detail of what was done to pages. */
    private List<String> trail(String action) {
        return rows("select array_to_string(patients, ' ') || ' ' || coalesce(detail, '') from audit_event"
                + " where entity_type = 'UnreadPage' and action = '" + action + "'");
    }

    private List<String> column(String name) {
        return rows("select " + name + " from unread_page");
    }

    private List<String> rows(String sql) {
        List<?> rows = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(sql, String.class).getResultList());
        return rows.stream().map(String.class::cast).toList();
    }

    private static Response send(String name, byte[] file) {
        return ehr().multiPart("file", name, file).post("/api/recordings");
    }
}
