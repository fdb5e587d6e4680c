package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.Wave;
import org.einthoven.reading.Edit;
import org.junit.jupiter.api.Test;

/** The same changes by the fields beside the trace, with scripts and without. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EditFieldsTest extends EditPages {
    @Test
    void movesABoundaryByTheFormAndTakesItBackAndMakesTheSameAgain() {
        UUID id = open("Formed");
        List<Fiducial> complexes = model(id).delineation().global(Wave.QRS);
        Page page = visit.page();
        page.click("#edits summary");
        page.fill("[name=moved-at]", Numbers.decimals(complexes.get(2).peakMs() / 1000, 2));
        page.selectOption("[name=moved-end]", "OFFSET");
        page.selectOption("[name=moved-reach]", "THIS_BEAT");
        page.fill("[name=moved-by]", "24");
        page.click("text=Move boundary");
        awaitLog(1);
        Edit.BoundaryMoved moved = (Edit.BoundaryMoved) edits.log(id).inForce().get(0);
        assertThat(moved.peakMs()).isEqualTo(complexes.get(2).peakMs());
        assertThat(moved.byMs()).isEqualTo(24);
        // what stands in the form by then is another boundary
        page.fill("[name=moved-at]", Numbers.decimals(complexes.get(4).peakMs() / 1000, 2));
        page.fill("[name=moved-by]", "-8");
        page.evaluate("() => document.activeElement.blur()");
        visit.press("u");
        awaitLog(2);
        assertThat(edits.log(id).inForce()).isEmpty();
        visit.press("U");
        awaitLog(3);
        assertThat(edits.log(id).inForce()).isEqualTo(List.of(moved));
        assertThat(visit.scriptErrors()).isEmpty();
    }

    @Test
    void overrulesAnIntervalAndKeepsWhatIsTypedIntoTheReview() {
        UUID id = open("Overruled");
        visit.page().fill("#comment", "half a sentence");
        visit.page().click("#edits summary");
        visit.page().selectOption("#edits select[name=measure]", "QT");
        visit.page().fill("#edits input[name=value]", "530");
        visit.page().keyboard().press("Enter");
        awaitLog(1);
        assertThat(measured("QT")).endsWith(" 530");
        assertThat(visit.texts("table.measurements .measure-note")).anyMatch(note -> note.contains("set by a reader"));
        assertThat(visit.texts(".finding-text")).anyMatch(text -> text.contains("ong QTc"));
        assertThat(visit.find("#comment").inputValue()).isEqualTo("half a sentence");
        visit.page().click(".edit-log button");
        awaitLog(2);
        assertThat(edits.log(id).inForce()).isEmpty();
        assertThat(visit.find("#comment").inputValue()).isEqualTo("half a sentence");
    }

    @Test
    void saysWhyAChangeIsNotPossibleAndLosesNothing() {
        UUID id = open("Impossible");
        visit.page().fill("#comment", "typed before");
        visit.page().click("#edits summary");
        visit.page().fill("#edits input[name=beat]", "999");
        visit.page().click("text=Delete beat");
        visit.page().waitForSelector(".side [role=alert]");
        assertThat(visit.texts(".side [role=alert]").get(0)).contains("name a beat by its number");
        assertThat(visit.find("#comment").inputValue()).isEqualTo("typed before");
        assertThat(edits.log(id).entries()).isEmpty();
    }

    @Test
    void changesWithoutScriptsAreMadeByTheForm() {
        UUID id = seeds.read("Scriptless", minutesAgo(4));
        try (Visit plain = Visit.withoutScripts(chromium, server).as("cardiologist")) {
            Page page = plain.page();
            page.navigate("/recordings/" + id);
            page.fill("#comment", "typed without scripts");
            page.click("#edits summary");
            page.fill("#edits input[name=beat]", "3");
            page.selectOption("#edits select[name=class]", "V");
            page.click("text=Set class");
            assertThat(page.locator(".edit-log li").allInnerTexts())
                    .singleElement()
                    .asString()
                    .contains("classed V");
            assertThat(page.inputValue("#comment")).isEqualTo("typed without scripts");
            page.click("#edits summary");
            page.selectOption("#edits select[name=wave]", "P");
            page.fill("#edits input[name=onsetMs]", "120");
            page.fill("#edits input[name=offsetMs]", "20");
            page.click("text=Add wave");
            assertThat(page.innerText(".side [role=alert]")).contains("a wave ends after it begins");
            page.click("#edits summary");
            page.fill(
                    "[name=moved-at]",
                    Numbers.decimals(
                            model(id).delineation().global(Wave.T).get(3).peakMs() / 1000, 2));
            page.selectOption("[name=moved-wave]", "T");
            page.selectOption("[name=moved-end]", "OFFSET");
            page.selectOption("[name=moved-lead]", "V2");
            page.selectOption("[name=moved-reach]", "THIS_BEAT");
            page.fill("[name=moved-by]", "-30");
            page.click("text=Move boundary");
            assertThat(page.locator(".edit-log li").first().innerText())
                    .startsWith("End of T in lead V2 at")
                    .contains("moved by");
            Edit.LeadBoundaryMoved moved =
                    (Edit.LeadBoundaryMoved) edits.log(id).inForce().get(1);
            assertThat(moved.byMs()).isEqualTo(-30);
            assertThat(moved.peakMs())
                    .isEqualTo(model(id).delineation().global(Wave.T).get(3).peakMs());
            page.click(".edit-log button");
            page.click(".edit-log li:last-child button");
            assertThat(page.locator(".edit-log li").count()).isEqualTo(4);
        }
        assertThat(edits.log(id).inForce()).isEmpty();
        assertThat(edits.log(id).entries())
                .extracting(entry -> entry.author)
                .isEqualTo(List.of("cardiologist", "cardiologist", "cardiologist", "cardiologist"));
    }
}
