package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.einthoven.review.EhrClient.ehr;
import static org.hamcrest.Matchers.containsString;

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

        assertThat(page.textContent(".facts")).contains("2 leads laid out by hand", "10 mm/mV set by hand");
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
        page.click("button[value=accept]");

        assertThat(page.textContent("[role=alert]")).contains("nobody-of-ours");
        assertThat(page.inputValue("select[name=lead-0]")).isEqualTo("II");
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

    private static Response send(String name, byte[] file) {
        return ehr().multiPart("file", name, file).post("/api/recordings");
    }
}
