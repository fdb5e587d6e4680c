package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.LoadState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.diagnosis.FindingCode;
import org.junit.jupiter.api.Test;

/** From one recording to the next: what comes first and why, and that nothing typed is lost on the way. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FlowTest extends BrowserTest {

    @Test
    void putsFirstWhatWouldHarmMostToBeSeenLateAndSaysWhy() {
        seeds.found("Triaged-routine", minutesAgo(1), FindingCode.SINUS_RHYTHM);
        seeds.found("Triaged-flagged", minutesAgo(9), FindingCode.LONG_PR);
        seeds.found("Triaged-urgent", minutesAgo(9), FindingCode.ATRIAL_FIBRILLATION);
        seeds.found("Triaged-doubted", minutesAgo(9), FindingCode.LONG_QTC, FindingCode.LEARNED_DISAGREES);
        seeds.found("Triaged-critical", minutesAgo(9), FindingCode.SINUS_RHYTHM, FindingCode.ST_ELEVATION);
        visit.as("cardiologist").page().navigate("/?text=Triaged");
        assertThat(visit.texts("a.row-link"))
                .containsExactly(
                        "Triaged-critical, Ada",
                        "Triaged-doubted, Ada",
                        "Triaged-urgent, Ada",
                        "Triaged-flagged, Ada",
                        "Triaged-routine, Ada");
        assertThat(visit.texts("td.place").get(0)).contains("Critical", "ST elevation", "not acknowledged for ");
        assertThat(visit.texts("td.place").get(1))
                .contains("Urgent", "Long QTc", " min left", "in doubt: " + FindingCode.LEARNED_DISAGREES.display());
        assertThat(visit.texts("td.place").get(4)).contains("nothing flagged", "23 h left");
    }

    @Test
    void stopsTheClockOfACriticalRecordingForWhoeverHasSeenIt() {
        UUID id = seeds.found("Alarming", minutesAgo(2), FindingCode.VENTRICULAR_RUN);
        visit.as("cardiologist").open(id);
        assertThat(visit.find(".critical").innerText())
                .contains("Critical: Run of ventricular beats", "not acknowledged");
        visit.press("A");
        visit.page().waitForSelector(".critical:has-text('seen by cardiologist')");
        assertThat(visit.find("[data-acknowledge]").count()).isZero();
        visit.page().navigate("/?text=Alarming");
        assertThat(visit.texts("td.place").get(0)).contains("Critical", "min left, seen by cardiologist");
    }

    @Test
    void opensTheNextOpenRecordingOnSigning() {
        UUID next = seeds.found("Follower", minutesAgo(1), FindingCode.NO_HEARTBEAT);
        UUID id = seeds.found("Leader", minutesAgo(1), FindingCode.SINUS_RHYTHM);
        visit.as("cardiologist").open(id);
        visit.press("s");
        visit.page().waitForURL("**/sign");
        visit.page().waitForSelector("button[value=next]:focus");
        visit.press("Enter");
        visit.page().waitForURL("**/recordings/*?after=" + id);
        visit.awaitTrace();
        assertThat(visit.find(".critical").count()).isOne();
        assertThat(visit.find("a[href='/recordings/" + id + "']").count()).isOne();
        visit.open(next);
        assertThat(visit.texts(".patient-head .badge")).containsExactly("To review");
    }

    @Test
    void showsTheNextRecordingAtAKeyWithoutLoadingAPage() {
        seeds.found("Second", minutesAgo(1), FindingCode.LONG_PR);
        UUID id = seeds.found("First", minutesAgo(1), FindingCode.LONG_PR);
        visit.as("cardiologist").open(id);
        String next = visit.find("[data-next-link]").getAttribute("href");
        visit.page().waitForSelector("[data-next-link][data-ready=true]");
        visit.page().evaluate("() => { window.stayed = true; }");
        visit.press("n");
        visit.page().waitForURL("**" + next);
        visit.page()
                .waitForSelector(
                        "[data-recording='" + next.substring("/recordings/".length()) + "'] #sheet[data-drawn=trace]");
        assertThat(visit.page().evaluate("() => window.stayed")).isEqualTo(true);
        visit.press("j", "c", "M");
        assertThat(visit.find("input[value=CONFIRMED]:checked").count()).isOne();
        assertThat(visit.find("#screen-size").isVisible()).isTrue();
        visit.page().goBack();
        visit.page().waitForSelector("[data-recording='" + id + "'] #sheet[data-drawn=trace]");
        assertThat(visit.scriptErrors()).isEmpty();
    }

    @Test
    void asksForWhatIsShownFirstInThePagesHeadAndOnlyOnce() {
        UUID id = seeds.bigeminy("Preloaded", minutesAgo(4));
        visit.as("cardiologist").open(id);
        assertThat(visit.page()
                        .evaluate(
                                """
                        (id) => performance.getEntriesByType('resource')
                          .filter(({ name }) => name.includes('/api/recordings/' + id))
                          .map(({ initiatorType, name }) => initiatorType + ' ' + new URL(name).pathname.split('/').pop())
                          .sort().join(', ')
                        """,
                                id.toString()))
                .isEqualTo("link reading, link waveform");
        assertThat(seeds.audited(id.toString()))
                .containsExactlyInAnyOrder("READ Recording", "READ Reading", "READ Waveform");
    }

    @Test
    void showsNothingThatWasFetchedAheadOnceTheSessionHasEnded() {
        seeds.found("Hidden", minutesAgo(1), FindingCode.LONG_PR);
        UUID id = seeds.found("Seen", minutesAgo(1), FindingCode.LONG_PR);
        visit.as("cardiologist").open(id);
        String next = visit.find("[data-next-link]").getAttribute("href");
        visit.page().waitForSelector("[data-next-link][data-ready=true]");
        visit.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("einthoven-session"));
        visit.press("n");
        visit.page().waitForURL("**/login");
        visit.signIn("cardiologist", "cardiologist");
        visit.awaitTrace();
        assertThat(visit.page().url()).endsWith(next);
    }

    @Test
    void writesARecordingDownAsReadWhenItIsShownAndNotWhenItIsFetchedAhead() {
        UUID id = seeds.found("Looked-at", minutesAgo(1), FindingCode.LONG_PR);
        UUID fetched = seeds.found("Fetched", minutesAgo(1), FindingCode.LONG_PR);
        visit.as("cardiologist").open(id);
        String next = fetched.toString();
        assertThat(visit.find("[data-next-link]").getAttribute("href")).endsWith(next);
        visit.page().waitForSelector("[data-next-link][data-ready=true]");
        visit.page().waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(seeds.audited(next))
                .contains("PREFETCH Recording", "PREFETCH Reading", "PREFETCH Waveform")
                .noneMatch(row -> row.startsWith("READ"));
        visit.press("n");
        visit.page().waitForSelector("[data-recording='" + next + "'] #sheet[data-drawn=trace]");
        assertThat(seeds.audited(next).stream().filter(row -> row.startsWith("READ")))
                .containsExactlyInAnyOrder("READ Recording", "READ Reading", "READ Waveform");
    }

    @Test
    void keepsWhatWasTypedOverTheEndOfASession() {
        UUID id = seeds.bigeminy("Expired", minutesAgo(4));
        visit.as("cardiologist").open(id);
        visit.page().fill("#comment", "typed before the session ended");
        visit.find("li.finding:has([data-finding=" + Seeds.LONG_PR + "]) input[value=CHANGED]")
                .check();
        visit.find("li.finding:has([data-finding=" + Seeds.LONG_PR + "]) input[type=text]")
                .fill("PR borderline");
        visit.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("einthoven-session"));
        visit.page().click("text=Save draft");
        visit.page().waitForURL("**/login");
        visit.signIn("cardiologist", "cardiologist");
        visit.awaitTrace();
        assertThat(visit.page().url()).endsWith("/recordings/" + id);
        assertThat(visit.find("#kept-edits").isVisible()).isTrue();
        assertThat(visit.find("#comment").inputValue()).isEqualTo("typed before the session ended");
        visit.page().click("text=Save draft");
        visit.page().waitForSelector(".patient-head .badge:text-is('Draft')");
        assertThat(visit.find("#kept-edits").isVisible()).isFalse();
        assertThat(visit.find("li.finding:has([data-finding=" + Seeds.LONG_PR + "]) input[type=text]")
                        .inputValue())
                .isEqualTo("PR borderline");
    }

    @Test
    void forgetsWhatWasTypedWhereItIsDiscardedOrSomebodySignsOut() {
        UUID id = seeds.bigeminy("Forgotten", minutesAgo(4));
        visit.as("cardiologist").open(id);
        visit.page().fill("#comment", "a passing thought");
        visit.open(id);
        assertThat(visit.find("#comment").inputValue()).isEqualTo("a passing thought");
        visit.page().click("text=Discard it");
        visit.page()
                .waitForSelector(
                        "#kept-edits",
                        new com.microsoft.playwright.Page.WaitForSelectorOptions()
                                .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
        visit.awaitTrace();
        assertThat(visit.find("#comment").inputValue()).isEmpty();
        visit.page().fill("#comment", "another one");
        visit.page().click("text=Sign out");
        visit.page().waitForURL("**/login");
        assertThat(visit.page().evaluate("() => sessionStorage.length")).isEqualTo(0);
    }
}
