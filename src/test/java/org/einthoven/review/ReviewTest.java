package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.einthoven.TestDatabase;
import org.einthoven.diagnosis.Diagnosis;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReviewTest extends BrowserTest {

    @Test
    void reviewsAndSignsByKeyboardAlone() {
        UUID id = seeds.bigeminy("Typist", minutesAgo(1));
        visit.as("cardiologist").open(id);
        visit.press("j", "c", "j", "x", "m");
        visit.page().keyboard().type("Couplets at rest.");
        visit.press("Escape", "s");
        visit.page().waitForURL("**/sign");
        assertThat(visit.texts(".statements li"))
                .containsExactly(
                        "confirmed 6 ventricular ectopic beats",
                        "rejected PR interval 212 ms",
                        "not objected to Regular rhythm",
                        "comment Couplets at rest.");
        assertThat(visit.texts("#silence")).singleElement().asString().contains("you did not confirm them");
        visit.press("Enter");
        visit.page().waitForURL(url -> !url.endsWith("/sign"));
        visit.open(id);
        assertThat(visit.texts(".patient-head .badge")).containsExactly("Signed");
    }

    @Test
    void showsWhatIsSignedForReadingAlone() {
        UUID id = signed("Reader");
        assertThat(visit.find("#review").count()).isZero();
        assertThat(visit.find("main textarea, main input[type=radio][name^=verdict]")
                        .count())
                .isZero();
        visit.page().navigate("/recordings/" + id + "/sign");
        assertThat(visit.page().url()).endsWith("/recordings/" + id);
    }

    @Test
    void writesBesideEachFindingWhatWasSignedOfIt() {
        signed("Marked");
        assertThat(visit.texts(".signed h2")).singleElement().asString().startsWith("Machine reading");
        assertThat(visit.texts(".signed .finding-text"))
                .containsExactly("6 ventricular ectopic beats", "PR interval 212 ms", "Regular rhythm");
        assertThat(visit.texts(".signed .signed-mark")).containsExactly("confirmed", "rejected", "not objected to");
        assertThat(visit.texts(".version li")).contains("not objected to Regular rhythm");
        assertThat(visit.texts(".signed .not-judged")).containsExactly(Diagnosis.NOT_JUDGED);
        Locator rejected = finding(Seeds.LONG_PR);
        assertThat(rejected.locator("[aria-label=Flagged]").count()).isZero();
        assertThat(rejected.locator(".finding-text")
                        .evaluate("text => getComputedStyle(text).textDecorationLine + ' '"
                                + " + getComputedStyle(text).fontWeight"))
                .isEqualTo("line-through 400");
        assertThat(finding(Seeds.ECTOPY).locator("[aria-label=Flagged]").count())
                .isOne();
    }

    @Test
    void listsWhatWasSignedInsteadOfWhatTheMachineFound() {
        UUID id = seeds.bigeminy("Listed", minutesAgo(5));
        visit.as("cardiologist").open(id);
        finding(Seeds.ECTOPY).locator("input[value=REJECTED]").check();
        finding(Seeds.LONG_PR).locator("input[value=CHANGED]").check();
        finding(Seeds.LONG_PR).locator("input[type=text]").fill("PR borderline");
        visit.page().fill("#added", "Aberrant conduction");
        sign(id);
        assertListed("Listed", "PR borderline +2");
        visit.open(id);
        visit.press("a");
        visit.page().waitForSelector("#review");
        finding("regular-rhythm").locator("input[value=REJECTED]").check();
        finding(Seeds.LONG_PR).locator("input[value=REJECTED]").check();
        visit.page().click("text=Save draft");
        assertListed("Listed", "PR borderline +2");
        visit.open(id);
        sign(id);
        assertListed("Listed", "Aberrant conduction");
    }

    @Test
    void printsWhatWasSignedWithTheCodeThatThePageShows() throws IOException {
        UUID id = signed("Printed");
        String code = visit.texts(".version .printed .sub").get(0).replace("check code ", "");
        APIResponse page = visit.context()
                .request()
                .get(visit.find(".version .printed a[href*=report]").getAttribute("href"));
        assertThat(page.headers().get("content-type")).startsWith("application/pdf");
        assertThat(text(page))
                .contains("Printed, Ada", "Signed by cardiologist", "6 ventricular ectopic beats", code)
                .doesNotContain("PR interval 212 ms");
        APIResponse read = visit.context().request().get("/recordings/" + id + "/report.pdf?version=1");
        assertThat(text(read)).contains("PRELIMINARY", "PR interval 212 ms").doesNotContain(code);
        for (String none : List.of("0", "3", "x", "-1", "99999999999")) {
            assertThat(visit.context()
                            .request()
                            .get("/recordings/" + id + "/report.pdf?version=" + none)
                            .status())
                    .isEqualTo(404);
        }
    }

    private static String text(APIResponse page) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(page.body())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private void assertListed(String family, String findings) {
        visit.page().navigate("/?text=" + family);
        assertThat(visit.texts("td.findings")).containsExactly(findings);
        assertThat(visit.find("tr.is-flagged, .finding-flagged, [aria-label=Flagged]")
                        .count())
                .isZero();
    }

    private void sign(UUID id) {
        visit.page().click("text=Review and sign");
        visit.page().click("main button:text-is('Sign')");
        visit.page().waitForURL("**/recordings/" + id);
        visit.awaitTrace();
    }

    @Test
    void keepsBothVersionsOfAnAmendedReview() {
        UUID id = signed("Amender");
        visit.press("a");
        visit.page().waitForSelector("#review");
        finding(Seeds.ECTOPY).locator("input[value=CHANGED]").check();
        finding(Seeds.ECTOPY).locator("input[type=text]").fill("Ventricular bigeminy");
        visit.page().click("text=Review and sign");
        visit.page().click("main button:text-is('Sign')");
        visit.page().waitForURL("**/recordings/" + id);
        assertThat(visit.texts(".patient-head .badge")).containsExactly("Amended");
        assertThat(visit.texts(".version h2").get(0)).startsWith("Version 2").contains("amended by cardiologist");
        assertThat(visit.texts(".version h2").get(1)).startsWith("Version 1").contains("signed by cardiologist");
        assertThat(visit.texts(".version >> nth=0 >> .change-altered"))
                .singleElement()
                .asString()
                .contains("Ventricular bigeminy", "was: confirmed 6 ventricular ectopic beats");
        assertThat(visit.texts(".version >> nth=1 >> li")).contains("confirmed 6 ventricular ectopic beats");
    }

    @Test
    void asksForADecisionOnEachFlaggedFindingBeforeSigning() {
        UUID id = seeds.bigeminy("Hasty", minutesAgo(2));
        visit.as("cardiologist").open(id);
        visit.page().click("text=Review and sign");
        visit.page().waitForURL("**/sign");
        assertThat(visit.texts(".statements li")).contains("not decided PR interval 212 ms");
        assertThat(visit.texts(".sign .not-judged")).containsExactly(Diagnosis.NOT_JUDGED);
        Locator button = visit.find("main button:text-is('Sign')");
        assertThat(button.isDisabled()).isTrue();
        assertThat(visit.find("#undecided a").getAttribute("href")).isEqualTo("/recordings/" + id);
        button.evaluate("button => { button.disabled = false; }");
        button.click();
        assertThat(visit.texts("[role=alert]"))
                .singleElement()
                .asString()
                .contains("Decide on each flagged finding", "PR interval 212 ms");
        visit.open(id);
        assertThat(visit.texts(".patient-head .badge")).containsExactly("Draft");
    }

    @Test
    void asksForTheNewWordingOfAChangedFinding() {
        visit.as("cardiologist").open(seeds.bigeminy("Wordless", minutesAgo(2)));
        finding(Seeds.LONG_PR).locator("input[value=CHANGED]").check();
        visit.page().fill("#comment", "typed before the mistake");
        visit.page().click("text=Save draft");
        assertThat(visit.texts(".side [role=alert]").get(0)).contains("PR interval 212 ms", "nothing is lost");
        assertThat(visit.find("#comment").inputValue()).isEqualTo("typed before the mistake");
    }

    @Test
    void refusesAStaleSaveAndLosesNothingOfIt() {
        UUID id = seeds.bigeminy("Contested", minutesAgo(3));
        visit.as("cardiologist").open(id);
        visit.page().fill("#comment", "mine, typed slowly");
        visit.page().fill("#added", "Left atrial enlargement");
        try (Visit other = Visit.of(chromium, server).as("cardiologist")) {
            Page theirs = other.open(id);
            theirs.fill("#comment", "theirs, saved first");
            theirs.click("text=Save draft");
            theirs.waitForSelector(".patient-head .badge:text-is('Draft')");
        }
        visit.page().click("text=Save draft");
        assertThat(visit.texts(".side [role=alert]").get(0)).contains("saved by cardiologist meanwhile");
        assertThat(visit.find("#comment").inputValue()).isEqualTo("mine, typed slowly");
        assertThat(visit.find("#added").inputValue()).isEqualTo("Left atrial enlargement");
        assertThat(visit.texts(".rival li")).contains("comment theirs, saved first");
        visit.page().click("text=Save draft");
        visit.page().waitForURL("**/recordings/" + id);
        assertThat(visit.find("#comment").inputValue()).isEqualTo("mine, typed slowly");
        assertThat(visit.find(".side [role=alert]").count()).isZero();
    }

    @Test
    void amendsNothingFromAPageThatWasOpenedBeforeTheSignature() {
        UUID id = seeds.bigeminy("Overtaken", minutesAgo(3));
        visit.as("cardiologist").open(id);
        visit.page().fill("#comment", "written before I knew");
        try (Visit other = Visit.of(chromium, server)) {
            Page theirs = other.as("cardiologist").open(id);
            theirs.locator("input[value=CONFIRMED]").all().forEach(Locator::check);
            theirs.click("text=Review and sign");
            theirs.click("main button:text-is('Sign')");
            theirs.waitForURL("**/recordings/" + id);
        }
        visit.page().click("text=Save draft");
        assertThat(visit.texts(".side [role=alert]").get(0)).contains("is signed", "nothing is lost");
        assertThat(visit.find("#comment").inputValue()).isEqualTo("written before I knew");
        visit.open(id);
        assertThat(visit.texts(".patient-head .badge")).containsExactly("Signed");
    }

    @Test
    void tellsTheSecondOfTwoSignersThatTheFirstWasQuicker() {
        UUID id = seeds.bigeminy("Twice", minutesAgo(3));
        visit.as("cardiologist").open(id);
        visit.find("input[value=CONFIRMED]").all().forEach(Locator::check);
        visit.page().click("text=Review and sign");
        visit.page().waitForURL("**/sign");
        try (Visit other = Visit.of(chromium, server).as("cardiologist")) {
            other.page().navigate("/recordings/" + id + "/sign");
            other.page().click("main button:text-is('Sign')");
            other.page().waitForURL("**/recordings/" + id);
        }
        visit.page().click("main button:text-is('Sign')");
        visit.page().waitForURL("**/recordings/" + id + "?overtaken=true");
        assertThat(visit.texts("main > div > [role=alert]").get(0)).contains("Not signed by you");
        assertThat(visit.texts(".version h2")).hasSize(1);
    }

    @Test
    void refusesAFormWithoutTheTokenOfItsPage() {
        UUID id = seeds.bigeminy("Forged", minutesAgo(4));
        visit.as("cardiologist");
        FormData forged = FormData.create().set("action", "save").set("comment", "forged");
        APIResponse answer = visit.context()
                .request()
                .post("/recordings/" + id + "/review", RequestOptions.create().setForm(forged));
        assertThat(answer.status()).isIn(400, 403);
        visit.open(id);
        assertThat(visit.texts(".patient-head .badge")).containsExactly("To review");
        assertThat(visit.find("#comment").inputValue()).isEmpty();
    }

    private Locator finding(String id) {
        return visit.find("li.finding:has([data-finding=" + id + "])");
    }

    private UUID signed(String family) {
        UUID id = seeds.bigeminy(family, minutesAgo(5));
        visit.as("cardiologist").open(id);
        finding(Seeds.ECTOPY).locator("input[value=CONFIRMED]").check();
        finding(Seeds.LONG_PR).locator("input[value=REJECTED]").check();
        sign(id);
        return id;
    }
}
