package org.einthoven.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Route;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.einthoven.TestDatabase;
import org.einthoven.archive.Claims;
import org.einthoven.archive.CorrectedRecording;
import org.einthoven.archive.ReaderChoices;
import org.einthoven.archive.ReaderChoices.Choice;
import org.einthoven.archive.ReadingWatch;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.StoredRecording;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.diagnosis.ReaderStatement;
import org.einthoven.erasure.ErasureDesk;
import org.junit.jupiter.api.Test;

/** What becomes of a recording while its page is open is told there, and nothing typed is lost over it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OpenPageTest extends BrowserTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Recordings recordings;

    @Inject
    Claims claims;

    @Inject
    ErasureDesk erasures;

    @Inject
    ReadingWatch watch;

    @Inject
    ReaderChoices choices;

    private UUID open(String family) {
        UUID id = seeds.found(family, minutesAgo(4), FindingCode.LONG_PR);
        visit.as("cardiologist").open(id);
        visit.page().fill("#comment", "half a thought");
        return id;
    }

    private void correct(UUID id, boolean withdrawn) {
        StoredRecording before = recordings.find(id).orElseThrow();
        String status = withdrawn ? "entered-in-error" : "amended";
        recordings.correct(
                id,
                new CorrectedRecording(
                        before.subject,
                        minutesAgo(60),
                        "{\"resourceType\":\"Observation\",\"status\":\"" + status + "\"}",
                        withdrawn,
                        "ehr"));
    }

    private void assertNothingLost() {
        visit.page().click("#changed a");
        visit.awaitTrace();
        assertThat(visit.find("#comment")).hasValue("half a thought");
        assertThat(visit.find("#changed")).hasCount(0);
        assertThat(visit.scriptErrors()).isEmpty();
    }

    @Test
    void tellsThatItsSenderCorrectedIt() {
        UUID id = open("Corrected");
        correct(id, false);
        assertThat(visit.find("#changed")).containsText("Its sender corrected what is said");
        assertThat(visit.find("#comment")).hasValue("half a thought");
        assertNothingLost();
    }

    @Test
    void tellsThatItWasWithdrawnAndSaysSoAgainOnSaving() {
        UUID id = open("Withdrawn");
        correct(id, true);
        assertThat(visit.find("#changed")).containsText("entered in error");
        visit.press("Escape");
        visit.page().click("text=Save draft");
        visit.page().waitForSelector(".side [role=alert]");
        assertThat(visit.texts(".side [role=alert]").get(0)).contains("entered in error", "nothing is lost");
        assertThat(visit.find("#comment")).hasValue("half a thought");
    }

    @Test
    void showsTheReadingAsSoonAsThereIsOne() {
        UUID id = seeds.pending("Awaited", minutesAgo(1));
        visit.as("cardiologist").page().navigate("/recordings/" + id);
        assertThat(visit.find("main")).containsText("The reading appears here in a moment");
        visit.awaitTrace();
        seeds.read(id, FindingCode.LONG_PR);
        assertThat(visit.find("#review")).isVisible();
        assertThat(visit.scriptErrors()).isEmpty();
    }

    @Test
    void tellsThatItWasErasedAndLeavesWhatWasTyped() {
        UUID id = open("Erased");
        erase(id);
        assertThat(visit.find("#changed")).containsText("not here any more");
        visit.page().click("text=Save draft");
        assertThat(visit.find("#changed")).isFocused();
        assertThat(visit.find("#comment")).hasValue("half a thought");
        assertThat(visit.scriptErrors()).isEmpty();
    }

    @Test
    void saysThatAChangeCameTooLateWhereTheErasureWasNotToldYet() {
        UUID id = seeds.read("Unheard", minutesAgo(4));
        visit.page().route("**/worklist/changes", Route::abort);
        visit.page().route("**/now?*", Route::abort);
        visit.as("cardiologist").open(id);
        visit.page().fill("#comment", "half a thought");
        visit.page().click("#edits summary");
        visit.page().fill("#edits input[name=beat]", "3");
        erase(id);
        visit.page().click("text=Set class");
        assertThat(visit.find("#readout")).containsText("Not changed: This recording is not here any more.");
        assertThat(visit.find("#comment")).hasValue("half a thought");
    }

    @Test
    void answersWhatIsSavedInTheMomentOfErasureWithWhatWasTyped() {
        UUID id = seeds.found("Racing", minutesAgo(4), FindingCode.LONG_PR);
        try (Visit plain = Visit.withoutScripts(chromium, server).as("cardiologist")) {
            plain.page().navigate("/recordings/" + id);
            plain.page().fill("#comment", "half a thought");
            plain.page().fill("[name=added]", "My own words <b>");
            erase(id);
            plain.page().click("text=Save draft");
            assertThat(plain.page().locator("h1")).containsText("not here any more");
            assertThat(plain.page().locator("#typed")).hasValue("My own words <b>\n\nhalf a thought");
        }
    }

    @Test
    void answersAChangeInTheMomentOfErasureWithWhatWasTyped() {
        UUID id = seeds.read("Changing", minutesAgo(4));
        try (Visit plain = Visit.withoutScripts(chromium, server).as("cardiologist")) {
            plain.page().navigate("/recordings/" + id);
            plain.page().fill("#comment", "half a thought");
            plain.page().click("#edits summary");
            plain.page().fill("#edits input[name=beat]", "3");
            erase(id);
            plain.page().click("text=Set class");
            assertThat(plain.page().locator("#typed")).hasValue("half a thought");
        }
    }

    @Test
    void answersAReadingOfOnesOwnInTheMomentOfErasureWithWhatWasSaid() {
        UUID id = seeds.found("Committing", minutesAgo(4), FindingCode.LONG_PR);
        UUID other = seeds.found("Urgent", minutesAgo(4), FindingCode.LONG_PR);
        choices.keep("cardiologist", new Choice(true, null));
        try (Visit plain = Visit.withoutScripts(chromium, server).as("cardiologist")) {
            plain.page().navigate("/recordings/" + id);
            plain.page().fill("#own-words", "looks sick");
            plain.page().press("[name=own][value=" + ReaderStatement.values()[0].name() + "]", "Space");
            erase(id);
            plain.page().press("[data-commit]", "Enter");
            assertThat(plain.page().locator("#typed"))
                    .hasValue(ReaderStatement.values()[0].display() + "\n\nlooks sick");
            plain.page().navigate("/recordings/" + other);
            plain.page().press(".glass summary", "Enter");
            plain.page().fill("#glass-reason", "arrest on ward 3");
            erase(other);
            plain.page().press(".glass button", "Enter");
            assertThat(plain.page().locator("#typed")).hasValue("arrest on ward 3");
        } finally {
            choices.keep("cardiologist", new Choice(false, null));
        }
    }

    @Test
    void givesWhatWasTickedBackInTheLanguageOfThePage() {
        UUID id = seeds.found("Angekreuzt", minutesAgo(4), FindingCode.LONG_PR);
        choices.keep("cardiologist", new Choice(true, "de"));
        PageSession reader = PageSession.ofCardiologist();
        try {
            Response shown = reader.page().get("/recordings/" + id);
            erase(id);
            Response gone = reader.form(shown)
                    .formParam("own", ReaderStatement.LONG_QTC.name())
                    .formParam("words", "sieht krank aus")
                    .post("/recordings/" + id + "/own");
            assertThat(gone.statusCode()).isEqualTo(404);
            assertThat(gone.asString())
                    .contains(Phrasebook.GERMAN.said(ReaderStatement.LONG_QTC.display()) + "\n\nsieht krank aus")
                    .doesNotContain(ReaderStatement.LONG_QTC.display());
        } finally {
            choices.keep("cardiologist", new Choice(false, null));
        }
    }

    @Test
    void showsTheLastLookAlsoWhereAnEarlierOneIsAnsweredAfterIt() {
        UUID id = seeds.found("Overtaken", minutesAgo(4), FindingCode.LONG_PR);
        List<Route> held = new CopyOnWriteArrayList<>();
        visit.page().route("**/now?*", route -> {
            if (held.isEmpty()) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        visit.as("cardiologist").open(id);
        visit.page().waitForCondition(() -> !held.isEmpty());
        claims.claim(id, "dr-meyer");
        assertThat(visit.find("#claim")).containsText("dr-meyer reads this just now");
        visit.page().waitForResponse("**/now?*", () -> held.get(0)
                .fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<p id=\"claim\">of the earlier look</p>")));
        // the page has had it once it has answered to what was asked after it
        visit.page().evaluate("() => fetch('/me').then(answer => answer.text())");
        assertThat(visit.find("#claim")).containsText("dr-meyer reads this just now");
    }

    @Test
    void tellsWhatChangedWhileAnotherTabWasLookedAt() {
        UUID id = open("Hidden");
        look("hidden");
        correct(id, false);
        look("visible");
        assertThat(visit.find("#changed")).containsText("Its sender corrected what is said");
        assertThat(visit.find("#comment")).hasValue("half a thought");
    }

    /** As a browser tells its page that another tab is shown, or it again. */
    private void look(String visibility) {
        visit.page()
                .evaluate(
                        "now => { Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });"
                                + " document.dispatchEvent(new Event('visibilitychange')); }",
                        visibility);
    }

    private void erase(UUID id) {
        String person = String.valueOf(recordings.find(id).orElseThrow().subject);
        erasures.erase(person, erasures.look(person).digest(), "admin", "asked for");
    }

    @Test
    void saysWhoReadsItAsSoonAsAnotherDoes() {
        UUID id = seeds.found("Watched", minutesAgo(4), FindingCode.LONG_PR);
        visit.as("cardiologist").open(id);
        assertThat(visit.find("#claim")).containsText("Nobody else reads this");
        claims.claim(id, "dr-meyer");
        assertThat(visit.find("#claim")).containsText("dr-meyer reads this just now");
        assertThat(visit.find("#changed")).hasCount(0);
    }

    @Test
    void tellsThatSomebodySignedIt() {
        UUID id = open("Signed");
        try (Visit other = Visit.of(chromium, server).as("cardiologist")) {
            other.open(id);
            other.find("input[value=CONFIRMED]").first().check();
            other.page().click("text=Review and sign");
            other.page().waitForURL("**/sign");
            other.page().click("main button:text-is('Sign')");
            other.awaitTrace();
        }
        assertThat(visit.find("#changed")).containsText("Somebody signed it");
        assertThat(visit.find("#comment")).hasValue("half a thought");
    }

    @Test
    void opensARecordingOf24LeadsAndNamesThoseThatAreNotAnalysed() throws IOException {
        ObjectNode ecg = (ObjectNode) JSON.readTree(Files.readString(Path.of("docs/examples/ecg-lead-ii.json")));
        ArrayNode components = (ArrayNode) ecg.get("component");
        JsonNode samples = components.get(0).get("valueSampledData");
        for (int i = 1; i < 24; i++) {
            ObjectNode further = components.addObject();
            further.putObject("code").put("text", "Extra " + i);
            further.set("valueSampledData", samples.deepCopy());
        }
        String location = EhrClient.ehr()
                .contentType("application/fhir+json")
                .body(ecg.toString())
                .post("/fhir/Observation")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        String id = location.replaceAll(".*/Observation/([^/]+).*", "$1");
        watch.await(UUID.fromString(id));
        visit.as("cardiologist").open(UUID.fromString(id));
        assertThat(visit.find(".patient-head .facts")).containsText("Extra 1, Extra 2");
        assertThat(visit.find(".patient-head .facts")).containsText("Extra 23");
        assertThat(visit.scriptErrors()).isEmpty();
    }

    @Test
    void namesAPatientWithMarkupAsItIsWritten() {
        UUID id = seeds.found("<b onmouseover=alert(1)>&amp;", minutesAgo(4), FindingCode.LONG_PR);
        visit.as("cardiologist").open(id);
        assertThat(visit.find(".patient-head h1")).hasText("<b onmouseover=alert(1)>&amp;, Ada");
        assertThat(visit.page().title()).startsWith("<b onmouseover=alert(1)>&amp;");
        assertThat(visit.find("main b[onmouseover]")).hasCount(0);
        assertThat(visit.scriptErrors()).isEmpty();
    }
}
