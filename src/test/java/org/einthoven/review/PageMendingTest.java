package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.einthoven.review.EhrClient.ehr;
import static org.einthoven.review.EhrClient.uploadPage;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.Test;

/** Mends a trace as a reader does: two clicks on the picture of the page, and the button by keyboard. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PageMendingTest extends BrowserTest {

    @Test
    void twoClicksOnThePictureEraseAStretchAndTheMendedRecordingIsShown() {
        String id = uploadPage(41);
        Page page = visit.as("cardiologist").page();
        page.navigate("/recordings/" + id);
        page.click("text=Page 3x4");
        page.selectOption("select[name=action-0]", "erase");
        clickOn(page, "V5", 0.4);
        clickOn(page, "V5", 0.6);

        assertThat(page.inputValue("select[name=lead-0]")).isEqualTo("V5");
        double from = Double.parseDouble(page.inputValue("input[name=from-0]"));
        double to = Double.parseDouble(page.inputValue("input[name=to-0]"));
        assertThat(from).isBetween(8.3, 8.7);
        assertThat(to - from).isBetween(0.4, 0.6);
        page.focus("button.primary:has-text('Accept')");
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.contains(id));

        String mended = page.url().replaceAll(".*/", "");
        assertThat(page.textContent(".facts")).contains("From paper");
        JsonPath observation = ehr().get("/fhir/Observation/" + mended).jsonPath();
        String v5 = observation.getString("component.find { it.code.text == 'V5' }.valueSampledData.data");
        assertThat(v5.split(" ")[(int) (250 * (from + to) / 2)]).isEqualTo("E");
    }

    /** On the height of 0 mV of a lead, so far along it. */
    private static void clickOn(Page page, String lead, double share) {
        Locator picture = page.locator("#printed-overlay");
        picture.scrollIntoViewIfNeeded();
        Object at = page.evaluate(
                """
                ([lead, share]) => {
                  const svg = document.getElementById('printed-overlay');
                  const places = JSON.parse(svg.querySelector(`[data-lead="${lead}"]`).dataset.places)[2];
                  const place = places[Math.round(share * (places.length - 1))];
                  const box = svg.viewBox.baseVal;
                  return [place.x / box.width, place.y / box.height];
                }
                """,
                new Object[] {lead, share});
        Object[] parts = ((List<?>) at).toArray();
        BoundingBox box = picture.boundingBox();
        picture.click(new Locator.ClickOptions()
                .setPosition(
                        box.width * ((Number) parts[0]).doubleValue(), box.height * ((Number) parts[1]).doubleValue()));
    }
}
