package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.archive.ReaderChoices;
import org.einthoven.archive.ReaderChoices.Choice;
import org.einthoven.diagnosis.FindingCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Looks for barriers (WCAG 2.1, levels A and AA) with axe-core, on every page, in light and dark colours. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AccessibilityTest extends BrowserTest {
    @Inject
    ReaderChoices choices;

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void hasNoBarriersOnTheReadersPages(ColorScheme colours) {
        UUID id = seeds.bigeminy("Barrier-" + colours, minutesAgo(1));
        prefer(colours);
        visit.page().navigate("/login?error=true");
        assertOpen();
        visit.as("cardiologist");
        assertOpen();
        visit.open(id);
        visit.press("j", "c", "j", "x", "p", "t", "z", "v", "}");
        assertOpen();
        visit.press("M");
        assertOpen();
        visit.press("Escape", "?");
        assertOpen();
        visit.press("Escape");
        visit.page().click("text=Review and sign");
        visit.page().waitForURL("**/sign");
        assertOpen();
        visit.page().click("main button:text-is('Sign')");
        visit.awaitTrace();
        assertOpen();
        String code = visit.find(".version .printed .sub a").first().innerText();
        visit.page().navigate("/check?code=" + code);
        assertOpen();
        visit.page().navigate("/recordings/" + seeds.again(id, minutesAgo(0), FindingCode.LONG_QTC) + "/before");
        assertOpen();
        visit.page().navigate("/no/such/page");
        assertOpen();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void hasNoBarriersWhereAReadingWasChanged(ColorScheme colours) {
        UUID id = seeds.read("Changed-" + colours, minutesAgo(1));
        prefer(colours);
        visit.as("cardiologist").open(id);
        visit.press("}", "W", "V");
        visit.page().waitForSelector("#edits[data-last='1']");
        visit.page().click("#edits summary");
        assertOpen();
        visit.page().click(".edit-log button");
        visit.page().waitForSelector("#edits[data-last='2']");
        assertOpen();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void hasNoBarriersWhereOneReadsFirst(ColorScheme colours) {
        UUID id = seeds.found("Barrier-first-" + colours, minutesAgo(1), FindingCode.ST_ELEVATION);
        prefer(colours);
        choices.keep("cardiologist", new Choice(true, "de"));
        try {
            visit.as("cardiologist").page().navigate("/?text=Barrier-first&priority=critical");
            assertOpen();
            visit.open(id);
            assertOpen();
            visit.page().navigate("/me");
            assertOpen();
        } finally {
            choices.keep("cardiologist", new Choice(false, null));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void hasNoBarriersOnTheAdministratorsPages(ColorScheme colours) {
        prefer(colours);
        visit.as("admin");
        assertOpen();
        visit.page().navigate("/models/beat/1.0.0");
        visit.page().click("details summary >> nth=0");
        assertOpen();
        for (String path : new String[] {
            "/audit",
            "/accounts",
            "/account",
            "/models/beat/compare?other=1.0.0",
            "/monitoring",
            "/monitoring/performance?item=finding:long-pr",
            "/monitoring/overrides",
            "/monitoring/reports",
            "/monitoring/series?name=rate"
        }) {
            visit.page().navigate(path);
            assertOpen();
        }
    }

    private void prefer(ColorScheme colours) {
        visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
    }

    private void assertOpen() {
        assertThat(Axe.barriers(visit.page())).as(visit.page().url()).isEmpty();
    }
}
