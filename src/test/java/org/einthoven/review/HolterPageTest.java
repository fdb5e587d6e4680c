package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.einthoven.TestDatabase;
import org.einthoven.archive.Edits;
import org.einthoven.archive.Readings;
import org.einthoven.ecg.Wave;
import org.einthoven.reading.Edit;
import org.junit.jupiter.api.Test;

/** What the page of a long ECG shows: two minutes of ventricular bigeminy in two leads. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HolterPageTest extends BrowserTest {
    @Inject
    SignalSeeds signals;

    @Inject
    Readings readings;

    @Inject
    Edits edits;

    @Test
    void showsTemplatesHoursAndEvents() {
        visit.as("cardiologist").open(signals.minutes(minutesAgo(3)));
        assertThat(visit.texts(".template h3"))
                .anyMatch(text -> text.startsWith("N"))
                .anyMatch(text -> text.startsWith("V"));
        visit.page().click("text=Table of beats over time");
        assertThat(visit.texts(".hours tbody th")).containsExactly("0:00", "1:00", "all");
        List<String> cells = visit.texts(".hours tr.of-all td");
        int beats = cells.subList(0, 5).stream().mapToInt(Integer::parseInt).sum();
        assertThat(visit.texts("section[aria-labelledby=hours-title] .in-words").get(0))
                .startsWith(beats + " beats in 2:00: ");
        assertThat(visit.texts("section[aria-labelledby=hours-title] .in-words"))
                .anyMatch(text -> text.contains("of the half minutes that it read"));
        assertThat(visit.texts(".events summary")).anyMatch(text -> text.startsWith("Bigeminy"));
        assertThat(visit.texts(".events summary")).anyMatch(text -> text.startsWith("Highest ST level of each lead"));
        assertThat(visit.texts("section[aria-labelledby=hours-title] .in-words"))
                .anyMatch(text ->
                        text.matches("ST level 60 ms after the J point.* mV in (II|V1) at [01]:00\\. .*posture.*"));
        assertThat(visit.scriptErrors()).isEmpty();
    }

    @Test
    void goesThroughTheBeatsOfATemplateByKey() {
        visit.as("cardiologist").open(signals.minutes(minutesAgo(3)));
        visit.press("T", "J", "J");
        assertThat(visit.find("#readout").innerText()).contains(": 3 / ");
        visit.press("K");
        assertThat(visit.find("#readout").innerText()).contains(": 2 / ");
        assertThat(visit.find(".template.is-shown").count()).isEqualTo(1);
        String gone = visit.find("#readout").innerText().replaceAll(".*, ([0-9.]+) s", "$1");
        visit.press("}", "{");
        assertThat(visit.find("#readout").innerText())
                .as("from the beat that it went to")
                .contains(" at " + gone + " s: ");
        visit.press("T");
        assertThat(visit.find(".template.is-shown").getAttribute("data-template"))
                .isEqualTo("2");
    }

    @Test
    void goesToAnEvent() {
        visit.as("cardiologist").open(signals.minutes(minutesAgo(3)));
        visit.find(".events:has-text('Longest RR interval') a").click();
        visit.page().waitForFunction("() => document.querySelector('#sheet').scrollLeft > 500");
        assertThat(visit.page().url()).doesNotContain("trace.svg");
    }

    @Test
    void changesTheClassOfAWholeTemplateAsOneChangeThatCanBeUndone() {
        visit.as("cardiologist").open(signals.minutes(minutesAgo(3)));
        int before = visit.find(".template").count();
        visit.find(".template:has(.beat.v) select").first().selectOption("F");
        visit.find(".template:has(.beat.v) button[name=edit]").first().click();
        visit.page().waitForSelector("#edits[data-last='1']");
        assertThat(visit.texts(".edit-log li").get(0)).contains("beats of one template", "classed F");
        assertThat(visit.find(".template .beat.f").count()).isPositive();
        // said once the change can be undone
        visit.page().waitForSelector("#readout:has-text('classed F')");
        visit.press("u");
        visit.page().waitForSelector("#edits[data-last='2']");
        assertThat(visit.find(".template").count()).isEqualTo(before);
        assertThat(visit.scriptErrors()).isEmpty();
    }

    @Test
    void aTemplateIsNotChangedByItsNumberOfBeforeAnotherChange() {
        UUID id = signals.minutes(minutesAgo(3));
        visit.as("cardiologist").open(id);
        visit.find(".template:has(.beat.v) select").first().selectOption("F");
        visit.page()
                .evaluate("() => { for (const b of document.querySelectorAll("
                        + "'.template:has(.beat.v) button[name=edit], .template:has(.beat.n) button[name=edit]'))"
                        + " b.click(); }");
        visit.page().waitForSelector("#readout:has-text('templates made anew')");
        assertThat(edits.log(id).last()).as("only the first of them").isEqualTo(1);
    }

    @Test
    void aBoundaryIsMovedInAllLeadsWhereNoneIsNamed() {
        UUID id = signals.minutes(minutesAgo(3));
        double peakMs = readings.of(id)
                .orElseThrow()
                .document()
                .delineation()
                .global(Wave.T)
                .get(2)
                .peakMs();
        visit.as("cardiologist").open(id);
        assertThat(visit.find("#review input, input[form=review]").evaluateAll("all => all.map(one => one.name)"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .contains("shown", "edits")
                .doesNotContain("lead");
        Object status = visit.page()
                .evaluate(
                        "async peak => { const body = new URLSearchParams(new FormData(document.querySelector('#review')));"
                                + " Object.entries({ edit: 'boundary', wave: 'T', end: 'offset', peakMs: peak, reach: 'this-beat',"
                                + " byMs: '20' }).forEach(([name, value]) => body.set(name, value));"
                                + " return (await fetch(location.pathname + '/edits', { method: 'POST', body })).status; }",
                        String.valueOf(peakMs));
        assertThat(status).isEqualTo(200);
        assertThat(edits.log(id).inForce()).singleElement().isInstanceOf(Edit.BoundaryMoved.class);
    }

    @Test
    void speaksGermanAndHasNoBarriersInTheDark() {
        UUID id = signals.minutes(minutesAgo(3));
        visit.context().setExtraHTTPHeaders(Map.of("Accept-Language", "de"));
        visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        visit.as("cardiologist").open(id);
        assertThat(visit.texts("#templates-title").get(0)).startsWith("Schablonen");
        visit.page().click("text=Tabelle der Schläge im Verlauf");
        assertThat(Axe.barriers(visit.page())).isEmpty();
    }
}
