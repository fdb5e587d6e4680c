package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.archive.CorrectedRecording;
import org.einthoven.archive.EditLog;
import org.einthoven.archive.Edits;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.Readings;
import org.einthoven.archive.Recordings;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;
import org.einthoven.reading.Edit;
import org.junit.jupiter.api.Test;

/** What a reader changes of waves, beats and intervals on the page, and what follows from it at once. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EditTest extends BrowserTest {
    private static final double PX_PER_S = 25 * 96 / 25.4;
    private static final double GUTTER_PX = 20 * 96 / 25.4;

    @Inject
    Readings readings;

    @Inject
    Recordings recordings;

    @Inject
    Edits edits;

    private UUID open(String family) {
        UUID id = seeds.read(family, minutesAgo(4));
        visit.as("cardiologist").open(id);
        return id;
    }

    private ReadingDocument model(UUID id) {
        return readings.of(id).orElseThrow().document();
    }

    private String measured(String name) {
        return visit.find("table.measurements tr:has(th:text-is('" + name + "')) td.number")
                .innerText()
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Waits until the log has so many entries and the page shows them. */
    private void awaitLog(int entries) {
        visit.page().waitForSelector("#edits[data-last='" + entries + "']");
    }

    private void move(double seconds, double y) {
        BoundingBox sheet = visit.find("#sheet").boundingBox();
        double scrolled = ((Number) visit.find("#sheet").evaluate("sheet => sheet.scrollLeft")).doubleValue();
        visit.page().mouse().move(sheet.x + GUTTER_PX + seconds * PX_PER_S - scrolled, sheet.y + y);
    }

    @Test
    void draggingTheEndOfTLengthensQtByWhatItWasDragged() {
        UUID id = open("Dragged");
        Fiducial t = model(id).delineation().global(Wave.T).get(2);
        Fiducial inFirstLead = model(id)
                .delineation()
                .inLead(model(id).delineation().perLead().get(0).lead())
                .stream()
                .filter(wave -> wave.wave() == Wave.T && Math.abs(wave.peakMs() - t.peakMs()) < 80)
                .findFirst()
                .orElseThrow();
        double before = model(id).measurements().qtMs();
        visit.press("W");
        move(inFirstLead.offsetMs() / 1000, 60);
        visit.page().mouse().down();
        move((inFirstLead.offsetMs() + 80) / 1000, 60);
        assertThat(visit.find("#readout").innerText()).startsWith("T end +").contains("QT of this beat");
        visit.page().mouse().up();
        awaitLog(1);
        Edit.BoundaryMoved moved = (Edit.BoundaryMoved) edits.log(id).inForce().get(0);
        assertThat(moved.byMs()).isBetween(70.0, 90.0);
        assertThat(measured("QT")).isEqualTo(Math.round(before) + " " + Math.round(before + moved.byMs()));
        assertThat(visit.find(".was").first().evaluate("was => was.tagName")).isEqualTo("DEL");
        assertThat(visit.texts(".edit-log li").get(0)).startsWith("End of T at").contains("cardiologist");
        assertThat(visit.scriptErrors()).isEmpty();
    }

    @Test
    void nudgesABoundaryByKeyAndTakesItBackAndMakesItAgain() {
        UUID id = open("Nudged");
        String before = measured("QRS");
        visit.press("}", "W", ";", ";", ";", ";");
        assertThat(visit.find("#readout").innerText()).startsWith("QRS end +0 ms: QRS of this beat");
        visit.press(")", ".", ".");
        assertThat(visit.find("#readout").innerText()).startsWith("QRS end +44 ms");
        awaitLog(1);
        String after = measured("QRS");
        assertThat(after).startsWith(before + " ");
        visit.press("u");
        awaitLog(2);
        assertThat(measured("QRS")).isEqualTo(before);
        assertThat(edits.log(id).inForce()).isEmpty();
        visit.press("U");
        awaitLog(3);
        assertThat(measured("QRS")).isEqualTo(after);
        assertThat(visit.texts(".edit-log li")).hasSize(3);
        assertThat(visit.find(".edit-log .is-taken-back del").count()).isOne();
    }

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
    void addsAWaveByKeyAndClickAndByKeysAlone() {
        UUID id = open("Waves");
        Fiducial p = model(id).delineation().global(Wave.P).get(2);
        visit.press("W");
        move((p.onsetMs() + p.offsetMs()) / 2000, 60);
        visit.press(";", "Delete");
        awaitLog(1);
        move((p.onsetMs() + p.offsetMs()) / 2000, 60);
        visit.press("1");
        assertThat(visit.find("#readout").innerText()).startsWith("New P, 100 ms: onset at");
        click(p.onsetMs() / 1000);
        click(p.offsetMs() / 1000);
        visit.press("Enter");
        awaitLog(2);
        visit.page().waitForSelector("#readout:has-text('added')");
        Edit.WaveAdded added = (Edit.WaveAdded) edits.log(id).inForce().get(1);
        assertThat(added.wave()).isEqualTo(Wave.P);
        assertThat(added.onsetMs()).isBetween(p.onsetMs() - 12, p.onsetMs() + 12);
        assertThat(added.offsetMs()).isBetween(p.offsetMs() - 12, p.offsetMs() + 12);
        visit.press("u");
        awaitLog(3);
        assertThat(edits.log(id).inForce()).hasSize(1);
        visit.find("#sheet").hover();
        visit.press("1", ".", ".", ";", ",", "Escape", "1", ";", ",", "Enter");
        awaitLog(4);
        assertThat(visit.texts(".edit-log li").get(0)).startsWith("P from");
        assertThat(visit.scriptErrors()).isEmpty();
    }

    private void click(double seconds) {
        move(seconds, 60);
        visit.page().mouse().down();
        visit.page().mouse().up();
    }

    @Test
    void movesTheBoundaryOfOneLeadAloneAndTakesItBack() {
        UUID id = open("Alone");
        Fiducial t = model(id).delineation().global(Wave.T).get(2);
        LeadName lead = model(id).delineation().perLead().get(0).lead();
        Fiducial there = model(id).delineation().inLead(t, lead).orElseThrow();
        visit.press("W", "L");
        move(there.offsetMs() / 1000, 60);
        visit.page().mouse().down();
        move((there.offsetMs() + 60) / 1000, 60);
        assertThat(visit.find("#readout").innerText())
                .startsWith(lead.display() + ": T end +")
                .contains("T of this beat");
        visit.page().mouse().up();
        awaitLog(1);
        Edit.LeadBoundaryMoved moved =
                (Edit.LeadBoundaryMoved) edits.log(id).inForce().get(0);
        assertThat(moved.lead()).isEqualTo(lead);
        assertThat(moved.byMs()).isBetween(50.0, 70.0);
        assertThat(visit.texts(".edit-log li").get(0)).startsWith("End of T in lead " + lead.display());
        // it can be taken back as soon as it is said
        visit.page().waitForSelector("#readout:has-text('End of T in lead')");
        visit.press("u");
        awaitLog(2);
        assertThat(edits.log(id).inForce()).isEmpty();
        visit.page().waitForSelector("#readout:has-text('taken back')");
        visit.press("U");
        awaitLog(3);
        assertThat(edits.log(id).inForce()).hasSize(1);
    }

    @Test
    void classesABeatByKeyAndSaysWhatFollowsBesideWhatTheModelsFound() {
        UUID id = open("Classed");
        assertThat(visit.texts(".finding-text")).noneMatch(text -> text.contains("ventricular ectopic"));
        visit.press("}", "W", "V");
        awaitLog(1);
        assertThat(visit.texts(".finding:has(.since) .finding-text"))
                .contains("1 ventricular ectopic beat of 12 (8.3 %)");
        assertThat(visit.texts("li.finding .since")).contains("new");
        assertThat(edits.log(id).inForce()).singleElement().isInstanceOf(Edit.BeatReclassified.class);
        visit.open(id);
        assertThat(visit.texts("li.finding .since"))
                .as("still there after a reload")
                .contains("new");
    }

    @Test
    void deletesABeatAndAddsItAgainAtThePointer() {
        UUID id = open("Readded");
        Beat fourth = model(id).beats().get(3);
        visit.press("W");
        move(fourth.timeMs() / 1000, 60);
        visit.press("Delete");
        awaitLog(1);
        assertThat(visit.find("#edits input[name=beat]").getAttribute("max"))
                .isEqualTo(Integer.toString(model(id).beats().size() - 1));
        move(fourth.timeMs() / 1000 + 0.04, 60);
        visit.press("*");
        awaitLog(2);
        Edit.BeatAdded added = (Edit.BeatAdded) edits.log(id).inForce().get(1);
        assertThat(added.timeMs()).isBetween(fourth.timeMs() - 15, fourth.timeMs() + 15);
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
    void ofTwoReadersWhoEditAtOnceTheSecondIsToldAndMayMakeItAgain() {
        UUID id = open("Both");
        visit.page().fill("#comment", "mine");
        visit.find("#sheet").focus();
        try (Visit other = Visit.of(chromium, server).as("cardiologist")) {
            Page theirs = other.open(id);
            other.press("}", "W", "V");
            theirs.waitForSelector("#edits[data-last='1']");
        }
        visit.press("}", "W", "S");
        visit.page().waitForSelector(".side [role=alert]");
        assertThat(visit.texts(".side [role=alert]").get(0)).contains("saved by cardiologist meanwhile");
        assertThat(visit.find("#comment").inputValue()).isEqualTo("mine");
        assertThat(visit.texts(".edit-log li")).singleElement().asString().contains("classed V");
        visit.press("S");
        awaitLog(2);
        assertThat(edits.log(id).inForce()).hasSize(2);
    }

    @Test
    void aChangeInTheMomentInWhichTheSessionEndsIsMadeAfterSigningInAgain() {
        UUID id = open("Expired");
        visit.page().fill("#comment", "before the end");
        visit.find("#sheet").focus();
        visit.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("einthoven-session"));
        visit.press("}", "W", "V");
        visit.page().waitForSelector("#password");
        visit.signIn("cardiologist", "cardiologist");
        awaitLog(1);
        assertThat(visit.find("#comment").inputValue()).isEqualTo("before the end");
        assertThat(edits.log(id).inForce()).singleElement().isInstanceOf(Edit.BeatReclassified.class);
    }

    @Test
    void tellsThatTheRecordingWasWithdrawnWhileItWasOpen() {
        UUID id = open("Withdrawn");
        visit.page().fill("#comment", "too late");
        visit.find("#sheet").focus();
        recordings.correct(
                id,
                new CorrectedRecording(
                        null, null, "{\"resourceType\":\"Observation\",\"status\":\"entered-in-error\"}", true, "ehr"));
        visit.press("}", "W", "V");
        visit.page().waitForSelector(".side [role=alert]");
        assertThat(visit.texts(".side [role=alert]").get(0)).contains("entered in error", "nothing is lost");
        assertThat(visit.find("#comment").inputValue()).isEqualTo("too late");
    }

    @Test
    void saysWhoReadsItAfterAChangeThatClaimedIt() {
        open("Claiming");
        assertThat(visit.find("#claim").innerText()).contains("Nobody else reads this");
        visit.press("}", "W", "V");
        awaitLog(1);
        assertThat(visit.find("#claim").innerText()).contains("You read this");
    }

    @Test
    void signsWhatFollowsFromTheChangesAndAmendsIt() {
        UUID id = open("Signed");
        visit.press("}", "W", "V");
        awaitLog(1);
        visit.find("input[value=CONFIRMED]").all().forEach(Locator::check);
        visit.page().click("text=Review and sign");
        visit.page().waitForURL("**/sign");
        assertThat(visit.texts(".statements li")).anyMatch(text -> text.contains("ventricular ectopic"));
        visit.page().click("main button:text-is('Sign')");
        visit.page().waitForURL("**/recordings/" + id);
        assertThat(visit.texts(".version li")).anyMatch(text -> text.contains("ventricular ectopic"));
        assertThat(visit.find(".edit-log button, [data-edit]").count()).isZero();
        EditLog log = edits.log(id);
        assertThat(log.entries()).hasSize(1);
        visit.press("a");
        visit.page().waitForSelector("#review");
        visit.page().click(".edit-log button");
        awaitLog(2);
        assertThat(visit.texts(".finding-text")).noneMatch(text -> text.contains("ventricular ectopic"));
        assertThat(visit.texts(".version li")).anyMatch(text -> text.contains("ventricular ectopic"));
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
