package org.einthoven.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.archive.ReaderChoices;
import org.einthoven.archive.ReaderChoices.Choice;
import org.einthoven.diagnosis.FindingCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In which language the pages are. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LanguageTest extends BrowserTest {
    @Inject
    ReaderChoices choices;

    @AfterEach
    void asTheBrowserAsks() {
        choices.keep("cardiologist", new Choice(false, null));
    }

    @Test
    void speaksAsTheBrowserAsksUntilTheReaderChooses() {
        UUID id = seeds.found("Sprache", minutesAgo(5), FindingCode.VENTRICULAR_RUN);
        visit.context().setExtraHTTPHeaders(Map.of("Accept-Language", "fr-FR, de-AT;q=0.9, en;q=0.8"));
        visit.page().navigate("/login");
        assertThat(visit.find("h1")).hasText("Anmelden");
        visit.as("cardiologist").page().navigate("/?text=Sprache");
        assertThat(visit.find("html")).hasAttribute("lang", "de");
        assertThat(visit.find("h1")).hasText("Arbeitsliste");
        assertThat(visit.texts("td.state").get(0)).contains("Zu befunden");
        assertThat(visit.texts("td.place").get(0)).contains("Kritisch", "nicht zur Kenntnis genommen");
        assertThat(visit.texts("td.age").get(0)).matches("vor [5-9] min");
        visit.open(id);
        assertThat(visit.find(".patient-note")).hasText("weiblich, geboren 1951-03-14");
        visit.page().navigate("/me");
        visit.find("select[name=language]").selectOption("en");
        visit.page()
                .waitForResponse(
                        answer -> answer.url().endsWith("/me")
                                && answer.request().method().equals("GET"),
                        () -> visit.page().click("form[action='/me'] button"));
        visit.page().navigate("/?text=Sprache");
        assertThat(visit.find("html")).hasAttribute("lang", "en");
        assertThat(visit.find("h1")).hasText("Worklist");
    }
}
