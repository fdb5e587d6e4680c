package org.einthoven.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import com.microsoft.playwright.Response;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.einthoven.TestDatabase;
import org.einthoven.archive.FileKind;
import org.einthoven.archive.ReaderChoices.Choice;
import org.einthoven.archive.Reviews;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.diagnosis.ReaderStatement;
import org.einthoven.faults.Fault;
import org.einthoven.print.ReportPrinter;
import org.junit.jupiter.api.Test;

/** Reading by oneself first: nothing of the machine's reading comes before, and what changes after is counted. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BlindFirstTest extends ReadFirstPages {
    @Inject
    SignalSeeds signals;

    @Inject
    Reviews reviews;

    @Inject
    ReportPrinter printer;

    @Test
    void showsNothingOfTheMachinesReadingBeforeOnesOwnIsCommitted() {
        UUID id = seeds.found("Veiled", minutesAgo(2), FindingCode.SINUS_RHYTHM, FindingCode.LONG_QTC);
        readFirst();
        StringBuilder answered = new StringBuilder();
        // the next one, fetched ahead, may be of those that were seen before the choice
        Consumer<Response> listener =
                response -> answered.append(response.url().contains(id.toString()) ? body(response) : "");
        visit.page().onResponse(listener);
        visit.open(id);
        visit.page().waitForSelector("[data-next-link][data-ready], [data-recording]:not([data-next])");
        assertThat(visit.find(".own")).isVisible();
        visit.page().offResponse(listener); // what comes while the page closes has no body to read
        assertThat(answered.toString())
                .contains("Veiled, Ada")
                .doesNotContain("long-qtc", "data-finding", "onsetMs", ">423<");
        visit.find("input[value=LONG_QTC]").check();
        visit.find("input[value=ATRIAL_FIBRILLATION]").check();
        visit.press("s");
        visit.page().waitForSelector("[data-finding=long-qtc]");
        assertThat(visit.texts(".own-said li")).containsExactly("Atrial fibrillation", "Long QTc");
        assertThat(visit.find("#added").inputValue()).isEqualTo("Atrial fibrillation");
    }

    @Test
    void givesNothingOfTheMachinesReadingOutByAnotherDoor() {
        UUID id = seeds.found("Doors", minutesAgo(2), FindingCode.LONG_QTC);
        String api = "/api/recordings/" + id;
        String page = "/recordings/" + id;
        PageSession reader = PageSession.ofCardiologist();
        choices.keep("cardiologist", new Choice(true, null));
        for (FileKind kind : FileKind.values()) {
            reader.page().get(api + "/file?as=" + kind.code()).then().statusCode(409);
        }
        for (String door :
                List.of(api + "/explanations/long-qtc", page + "/report.pdf", page + "/report.pdf?version=1")) {
            reader.page().get(door).then().statusCode(409);
        }
        for (String as : List.of("read", "draft", "signed")) {
            assertThat(reader.page().get(api + "/reading?as=" + as).asString())
                    .contains("sampleRateHz")
                    .doesNotContain("long-qtc", "onsetMs", "\"class\"");
        }
        String drawn = reader.page().get(page + "/trace.svg").asString();
        assertThat(drawn).contains("<svg").doesNotContain("font-weight");
        assertThat(reader.page().get(page + "/before").asString()).doesNotContain("Long QTc");
        assertThat(reader.page().get(page + "/sign").statusCode()).isIn(303, 409);
        assertThat(EhrClient.ehr().get(api + "/reading").asString())
                .as("programs do not read first")
                .contains("long-qtc");
        choices.keep("cardiologist", new Choice(false, null));
        reader.page().get(page + "/report.pdf").then().statusCode(200);
        assertThat(reader.page().get(page + "/trace.svg").asString()).contains("font-weight");
    }

    @Test
    void tellsNothingOfAPrintedPageThatNobodySigned() {
        UUID id = seeds.found("Paper", minutesAgo(2), FindingCode.LONG_QTC);
        String code = printer.report(id, printer.version(id))
                .orElseThrow()
                .checkCode()
                .toString();
        PageSession reader = PageSession.ofCardiologist();
        choices.keep("cardiologist", new Choice(true, null));
        assertThat(reader.page().get("/check?code=" + code).asString())
                .contains("Not signed", id.toString())
                .doesNotContain(FindingCode.LONG_QTC.display());
        choices.keep("cardiologist", new Choice(false, null));
        assertThat(reader.page().get("/check?code=" + code).asString()).contains(FindingCode.LONG_QTC.display());
    }

    @Test
    void givesNothingOfWhatALongEcgComesTo() {
        String survey = "/api/recordings/" + signals.minutes(minutesAgo(2)) + "/survey";
        PageSession reader = PageSession.ofCardiologist();
        choices.keep("cardiologist", new Choice(true, null));
        assertThat(reader.page().get(survey).asString())
                .contains("sampleRateHz", "\"minutes\":[]")
                .doesNotContain("bigeminy", "beatsMs");
        assertThat(EhrClient.ehr().get(survey).asString()).contains("bigeminy", "beatsMs");
        choices.keep("cardiologist", new Choice(false, null));
        assertThat(reader.page().get(survey).asString()).contains("bigeminy", "beatsMs");
    }

    @Test
    void aPatientsExportLeavesOutWhatTheReaderHasNotReadYet() throws IOException {
        UUID id = seeds.found("Zipped", minutesAgo(2), FindingCode.LONG_QTC);
        String export = "/api/patients/" + recordings.find(id).orElseThrow().patientId + "/export";
        PageSession reader = PageSession.ofCardiologist();
        choices.keep("cardiologist", new Choice(true, null));
        assertThat(files(reader.page().get(export).asByteArray()).keySet())
                .containsExactlyInAnyOrder("patient.json", "audit.ndjson", "left-out.txt");
        assertThat(files(reader.page().get(export).asByteArray()).get("left-out.txt"))
                .isEqualTo("recordings/" + id + ": " + Fault.READ_FIRST.sentence() + "\n");
    }

    @Test
    void whoSawTheReadingAndChoosesToReadFirstAfterwardsHasNoneOfTheirOwn() {
        UUID seen = seeds.found("Peeked", minutesAgo(2), FindingCode.LONG_QTC);
        UUID unseen = seeds.found("Unpeeked", minutesAgo(2), FindingCode.LONG_QTC);
        PageSession reader = PageSession.ofCardiologist();
        choices.keep("cardiologist", new Choice(true, null));
        choices.keep("cardiologist", new Choice(false, null));
        assertThat(reader.page().get("/recordings/" + seen).asString()).contains("long-qtc");
        choices.keep("cardiologist", new Choice(true, null));
        io.restassured.response.Response closed = reader.page().get("/recordings/" + unseen);
        assertThat(closed.asString()).doesNotContain("long-qtc");
        assertThat(reader.page().get("/recordings/" + seen).asString()).contains("long-qtc");
        refusesAReadingOfOnesOwn(reader, closed, seen);
        for (int twice = 0; twice < 2; twice++) {
            reader.form(closed)
                    .formParam("own", "LONG_QTC")
                    .post("/recordings/" + unseen + "/own")
                    .then()
                    .statusCode(303);
        }
        assertThat(own.of(unseen, "cardiologist")).isPresent();
        assertThat(said(unseen)).isEqualTo(1);
        reader.form(closed)
                .formParam("own", "PAUSE")
                .post("/recordings/" + unseen + "/own")
                .then()
                .statusCode(409);
    }

    @Test
    void whatIsFetchedAheadIsShownOnlyOnceItIsOpened() {
        UUID id = seeds.found("Ahead", minutesAgo(2), FindingCode.LONG_QTC);
        PageSession reader = PageSession.ofCardiologist();
        String page = "/recordings/" + id;
        io.restassured.response.Response ahead =
                reader.page().header("X-Ahead", "1").get(page);
        assertThat(ahead.asString()).contains("long-qtc");
        assertThat(reader.page()
                        .header("X-Ahead", "1")
                        .get("/api" + page + "/reading")
                        .asString())
                .contains("long-qtc");

        choices.keep("cardiologist", new Choice(true, null));
        assertThat(isVeiled(id, "cardiologist")).as("nobody saw it").isTrue();
        reader.form(ahead).post(page + "/shown").then().statusCode(200).header("X-Stand", nullValue());
        assertThat(isVeiled(id, "cardiologist"))
                .as("which holds it is not shown")
                .isTrue();

        choices.keep("cardiologist", new Choice(false, null));
        reader.form(ahead).post(page + "/shown").then().statusCode(200).header("X-Stand", "none");
        choices.keep("cardiologist", new Choice(true, null));
        assertThat(isVeiled(id, "cardiologist")).as("it was seen").isFalse();
    }

    @Test
    void theSameOwnReadingThatIsSentTwiceAtOnceIsKeptOnce() {
        UUID id = seeds.found("Doubled", minutesAgo(2), FindingCode.LONG_QTC);
        PageSession reader = PageSession.ofCardiologist();
        choices.keep("cardiologist", new Choice(true, null));
        io.restassured.response.Response closed = reader.page().get("/recordings/" + id);
        CompletableFuture<Integer> second = new CompletableFuture<>();
        QuarkusTransaction.requiringNew().timeout(120).run(() -> {
            own.commit(id, "cardiologist", Set.of(ReaderStatement.LONG_QTC), "");
            second.completeAsync(() -> reader.form(closed)
                    .formParam("own", "LONG_QTC")
                    .post("/recordings/" + id + "/own")
                    .statusCode());
            awaitThatOneWaits();
        });
        assertThat(second).succeedsWithin(Duration.ofSeconds(60)).isEqualTo(303);
    }

    /** For a row that another transaction is about to write. */
    private void awaitThatOneWaits() {
        Instant end = Instant.now().plusSeconds(60);
        while (entities.createNativeQuery("select 1 from pg_locks where locktype = 'transactionid' and not granted")
                .getResultList()
                .isEmpty()) {
            assertThat(Instant.now()).as("one waits for the other").isBefore(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Test
    void nobodyIsTheFirstToReadWhatAColleagueSigned() {
        UUID id = seeds.found("Signed", minutesAgo(2), FindingCode.SINUS_RHYTHM);
        PageSession reader = PageSession.ofCardiologist();
        choices.keep("cardiologist", new Choice(true, null));
        io.restassured.response.Response closed = reader.page().get("/recordings/" + id);
        reviews.sign(reviews.draft(id, "colleague").id, 0, "colleague");
        refusesAReadingOfOnesOwn(reader, closed, id);
    }

    @Test
    void comparesWithNoEarlierRecordingThatTheReaderHasNotReadYet() {
        UUID before = seeds.found("Untold", minutesAgo(2_000), FindingCode.WIDE_QRS);
        UUID now = seeds.again(before, minutesAgo(2), FindingCode.LONG_QTC);
        readFirst();
        visit.open(now);
        visit.find("input[value=LONG_QTC]").check();
        visit.press("s");
        visit.page().waitForSelector("[data-finding=long-qtc]");
        visit.page().navigate("/recordings/" + now + "/before");
        assertThat(visit.page().content()).doesNotContain(FindingCode.WIDE_QRS.display());
        assertThat(visit.find(".empty")).isVisible();
        choices.keep("cardiologist", new Choice(false, null));
        visit.page().navigate("/recordings/" + now + "/before");
        assertThat(visit.page().content()).contains(FindingCode.WIDE_QRS.display());
    }

    @Test
    void countsForTheReaderAloneInWhichDirectionTheyChanged() {
        UUID id = seeds.found("Swayed", minutesAgo(2), FindingCode.LONG_QTC, FindingCode.ST_DEPRESSION);
        readFirst();
        visit.open(id);
        visit.find("input[value=PAUSE]").check();
        visit.find("input[value=LONG_QTC]").check();
        visit.press("s");
        visit.page().waitForSelector("[data-finding=long-qtc]");
        visit.find("li.finding:has([data-finding=long-qtc]) input[value=REJECTED]")
                .check();
        visit.find("li.finding:has([data-finding=st-depression]) input[value=CONFIRMED]")
                .check();
        visit.page().fill("#added", "");
        visit.page().click("text=Review and sign");
        visit.page().waitForURL("**/sign");
        visit.page().click("main button:text-is('Sign')");
        visit.page().waitForSelector(".patient-head .badge:text-is('Signed')");
        visit.page().navigate("/me");
        assertThat(visit.find(".sway-sum")).containsText("Changes towards the machine: 2; away from it: 1");
        assertThat(visit.texts("tr.is-towards")).hasSize(2).allMatch(row -> row.contains("1 of 1"));
        try (Visit admin = Visit.of(chromium, server).as("admin")) {
            assertThat(admin.page().navigate("/me").status()).isEqualTo(403);
        }
    }

    @Test
    void tellsOfThePlaceInTheWorklistOnlyHowUrgentItIs() {
        seeds.found("Curtained", minutesAgo(2), FindingCode.ST_ELEVATION);
        readFirst();
        visit.page().navigate("/?text=Curtained");
        assertThat(visit.texts("tbody tr").get(0)).contains("Critical").doesNotContain("ST elevation");
    }

    private static String body(Response response) {
        boolean words = response.url().contains("/recordings/")
                && !response.url().contains("waveform")
                && !response.url().contains("/now?");
        return words && response.ok() ? response.text() : "";
    }
}
