package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.einthoven.review.EhrClient.ehr;
import static org.einthoven.review.EhrClient.uploadPage;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Arrays;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.Test;

/** Lays a page out by hand as a reader does: an edge by mouse, a number by keyboard, a look, and the button. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PageLayoutTest extends BrowserTest {
    /** A page is traced for seconds, and for many where other tests run beside this one. */
    private static final double TRACING_MS = 120_000;

    @Test
    void whatIsLaidOutByHandIsShownBeforeItIsKept() {
        String id = uploadPage(42);
        Page page = visit.as("cardiologist").page();
        page.setDefaultTimeout(TRACING_MS);
        page.navigate("/recordings/" + id + "/page");
        page.click("text=Lay the page out by hand");
        assertThat(page.locator("#layout-boxes .lead-box").count()).isEqualTo(12);
        assertThat(page.locator("#layout-boxes .corner").count()).isEqualTo(4);
        int v5 = row(page, "V5");
        double right = number(page, "right-" + v5);

        drag(page, page.locator(".lead-grip[data-row='" + v5 + "'][data-edge=right]"), -60);
        double cut = number(page, "right-" + v5);
        assertThat(cut).isLessThan(right - 5);
        page.focus("input[name=top-" + v5 + "]");
        double top = number(page, "top-" + v5);
        page.keyboard().press("ArrowUp");
        assertThat(number(page, "top-" + v5)).isCloseTo(top + 0.5, within(0.01));
        page.fill("input[name=gain]", "20");
        page.click("button[value=try]");

        assertThat(page.textContent("[role=status]")).contains("Nothing is kept yet");
        assertThat(number(page, "right-" + v5)).isEqualTo(cut);
        page.focus("button[value=accept]");
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.contains(id));

        assertThat(page.textContent(".facts")).contains("12 leads laid out by hand", "20 mm/mV set by hand");
        String kept = page.url().replaceAll(".*/", "");
        JsonPath observation = ehr().get("/fhir/Observation/" + kept).jsonPath();
        assertThat(observation.getString("derivedFrom[0].reference")).isEqualTo("Observation/" + id);
        JsonPath before = ehr().get("/fhir/Observation/" + id).jsonPath();
        assertThat(known(before, "V5") - known(observation, "V5")).isGreaterThan(10L * (int) (right - cut) - 20);
        assertThat(ehr().get("/fhir/Provenance?target=Observation/" + kept)
                        .jsonPath()
                        .getString("entry[0].resource.activity.text"))
                .contains("12 leads laid out by hand");
    }

    @Test
    void aPageThatCannotBeTracedSoSaysWhyAndKeepsWhatWasEntered() {
        String id = uploadPage(43);
        Page page = visit.as("cardiologist").page();
        page.setDefaultTimeout(TRACING_MS);
        page.navigate("/recordings/" + id + "/page/layout");
        page.fill("input[name=x-1]", "-5");
        page.click("button[value=try]");

        assertThat(page.textContent("[role=alert]")).contains("clockwise");
        assertThat(page.inputValue("input[name=x-1]")).isEqualTo("-5");
        page.navigate("/recordings/" + id + "/page/layout");
        page.fill("input[name=speed]", "fast");
        page.click("button[value=try]");
        assertThat(page.textContent("[role=alert]")).contains("no number");
    }

    private static int row(Page page, String lead) {
        for (int row = 0; row < 12; row++) {
            if (page.inputValue("select[name=lead-" + row + "]").equals(lead)) {
                return row;
            }
        }
        throw new AssertionError("no box of " + lead);
    }

    private static double number(Page page, String name) {
        return Double.parseDouble(page.inputValue("input[name=" + name + "]"));
    }

    private static void drag(Page page, Locator what, double byPx) {
        what.scrollIntoViewIfNeeded();
        BoundingBox box = what.boundingBox();
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        page.mouse().move(x, y);
        page.mouse().down();
        page.mouse().move(x + byPx, y);
        page.mouse().up();
    }

    private static long known(JsonPath observation, String lead) {
        String data = observation.getString("component.find { it.code.text == '" + lead + "' }.valueSampledData.data");
        return Arrays.stream(data.split(" "))
                .filter(sample -> !sample.equals("E"))
                .count();
    }
}
