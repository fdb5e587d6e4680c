package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;
import org.einthoven.reading.Edit;
import org.junit.jupiter.api.Test;

/** What a reader changes of waves, beats and intervals on the trace, and what follows from it at once. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EditTest extends EditPages {
    private static final double PX_PER_S = 25 * 96 / 25.4;

    private static final double GUTTER_PX = 20 * 96 / 25.4;

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
}
