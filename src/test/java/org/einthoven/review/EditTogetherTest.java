package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.archive.CorrectedRecording;
import org.einthoven.archive.EditLog;
import org.einthoven.archive.Recordings;
import org.einthoven.reading.Edit;
import org.junit.jupiter.api.Test;

/** Changes while others read, the session ends, or the recording is withdrawn; and what is signed of them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EditTogetherTest extends EditPages {
    @Inject
    Recordings recordings;

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
        changesAfterSigningInAgain("Expired", () -> visit.context()
                .clearCookies(new BrowserContext.ClearCookiesOptions().setName("einthoven-session")));
    }

    @Test
    void aChangeAfterTheSessionWasEndedElsewhereIsMadeAfterSigningInAgain() {
        changesAfterSigningInAgain("Revoked", this::endAllSessions);
    }

    private void changesAfterSigningInAgain(String patient, Runnable endingTheSession) {
        UUID id = open(patient);
        visit.page().fill("#comment", "before the end");
        visit.find("#sheet").focus();
        endingTheSession.run();
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
        PlaywrightAssertions.assertThat(visit.find("#claim")).containsText("Nobody else reads this");
        visit.press("}", "W", "V");
        awaitLog(1);
        PlaywrightAssertions.assertThat(visit.find("#claim")).containsText("You read this");
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
}
