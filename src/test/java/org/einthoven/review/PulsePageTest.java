package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.Test;

/** What the page of a pleth shows of its pulses: forty seconds at 75/min. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PulsePageTest extends BrowserTest {
    @Inject
    SignalSeeds signals;

    @Test
    void tellsRatePhasesIntervalsAndQualityOfThePulses() {
        visit.as("cardiologist").open(signals.pleth(minutesAgo(3)));
        assertThat(visit.texts("section[aria-labelledby=pulse-title] .in-words").get(1))
                .startsWith("Pulse rate 75/min (median of all pulses), 7");
        assertThat(visit.find("svg[aria-label='Representative pulse'] text").allTextContents())
                .contains("systole", "diastole")
                .anyMatch(text -> text.startsWith("dicrotic notch "));
        assertThat(visit.texts(".pulse-figures th")).anyMatch(text -> text.startsWith("Systole to diastole"));
        assertThat(visit.texts(".pulse-figures td.number")).doesNotContain("–");
        visit.page().click("text=Ten seconds by ten seconds");
        assertThat(visit.texts("table:not(#pulse-by-pulse) [data-jump]"))
                .containsExactly("0:00", "0:10", "0:20", "0:30");
        assertThat(visit.find("[data-edit], #edits, [name=gain], [data-tool=tangent]")
                        .count())
                .as("what only an ECG has")
                .isZero();
        assertThat(visit.scriptErrors()).isEmpty();
    }

    @Test
    void listsEachPulseBesideTheMediansAndHowManyCount() {
        visit.as("cardiologist").open(signals.pleth(minutesAgo(3)));
        int pulses = visit.find("#pulse-by-pulse tbody tr").count();
        assertThat(visit.texts(".pulse-figures tr:has(th:has-text('Onset to peak')) .measure-note"))
                .singleElement()
                .asString()
                .startsWith("median of " + pulses + " pulses, the middle half from ");
        assertThat(visit.texts(".pulse-figures tr:has(th:has-text('Mean interval')) .measure-note"))
                .singleElement()
                .asString()
                .contains(" of " + pulses + " intervals");
        visit.page().click("text=Pulse by pulse");
        assertThat(visit.texts("#pulse-by-pulse tbody tr:first-child td"))
                .hasSize(8)
                .doesNotContain("");
    }

    @Test
    void listsTheKeysThatAPlethHas() {
        visit.as("cardiologist").open(signals.pleth(minutesAgo(3)));
        visit.press("?");
        visit.page().waitForSelector("#shortcuts[open]");
        List<String> keys = visit.find("#shortcuts dd").all().stream()
                .filter(Locator::isVisible)
                .map(Locator::innerText)
                .toList();
        assertThat(keys)
                .contains("pulses on the trace", "paper speed", "save the draft")
                .noneMatch(text -> text.contains("beat") || text.contains("gain") || text.contains("heatmap"));
    }

    @Test
    void drawsThePhasesOfItsPulsesWithoutScripts() {
        UUID id = signals.pleth(minutesAgo(3));
        try (Visit plain = Visit.withoutScripts(chromium, server).as("cardiologist")) {
            plain.page().navigate("/recordings/" + id + "/trace.svg?from=10");
            assertThat(plain.page().locator("[data-phase=systole]").count()).isBetween(10, 14);
            assertThat(plain.page().locator("[data-phase=diastole]").count()).isBetween(10, 14);
        }
    }

    @Test
    void goesOnTheTraceToTenSecondsOfTheTable() {
        visit.as("cardiologist").open(signals.pleth(minutesAgo(3)));
        visit.page().click("text=Ten seconds by ten seconds");
        visit.find("[data-jump='30000']").press("Enter");
        visit.page().waitForFunction("() => document.querySelector('#sheet').scrollLeft > 1500");
        assertThat(visit.page().url()).doesNotContain("trace.svg");
        assertThat(visit.page().evaluate("document.activeElement.id")).isEqualTo("sheet");
    }

    @Test
    void isSignedLikeAnyOther() {
        visit.as("cardiologist").open(signals.pleth(minutesAgo(3)));
        visit.press("j", "c", "s");
        visit.page().waitForURL("**/sign");
        visit.page().click("main button:text-is('Sign')");
        visit.awaitTrace();
        assertThat(visit.texts(".version .statements")).anyMatch(text -> text.contains("Pulse rate 75/min"));
    }

    @Test
    void speaksGermanAndHasNoBarriersInTheDark() {
        UUID id = signals.pleth(minutesAgo(3));
        visit.context().setExtraHTTPHeaders(Map.of("Accept-Language", "de"));
        visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        visit.as("cardiologist").open(id);
        assertThat(visit.texts("#pulse-title").get(0)).startsWith("Repräsentativer Puls");
        visit.page().click("text=Zehn Sekunden um zehn Sekunden");
        assertThat(Axe.barriers(visit.page())).isEmpty();
    }
}
