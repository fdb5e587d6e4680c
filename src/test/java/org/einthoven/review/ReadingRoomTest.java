package org.einthoven.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.archive.Claims;
import org.einthoven.archive.Worklist;
import org.einthoven.diagnosis.FindingCode;
import org.junit.jupiter.api.Test;

/** Several readers at one worklist: who reads what, what each wants to see of it, and that it shows what has changed. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReadingRoomTest extends BrowserTest {
    private static final String OTHER = "dr-meyer";

    @Inject
    Claims claims;

    @Inject
    Worklist worklist;

    @Test
    void claimsAndReleasesARecordingAtAKeyWithoutLoadingThePage() {
        UUID id = seeds.found("Claimed", minutesAgo(3), FindingCode.LONG_PR);
        visit.as("cardiologist").open(id);
        visit.page().evaluate("() => { window.stayed = true; }");
        assertThat(visit.find("#claim")).containsText("Nobody else reads this");
        visit.press("C");
        assertThat(visit.find("#claim")).containsText("You read this");
        assertThat(claims.of(id))
                .hasValueSatisfying(claim -> assertThat(claim.reader()).isEqualTo("cardiologist"));
        visit.press("C");
        assertThat(visit.find("#claim")).containsText("Nobody else reads this");
        assertThat(claims.of(id)).isEmpty();
        visit.page().fill("#comment", "whoever begins to write reads it");
        assertThat(visit.find("#claim")).containsText("You read this");
        assertThat(visit.page().evaluate("() => window.stayed")).isEqualTo(true);
        visit.page().navigate("/?text=Claimed&claim=mine");
        assertThat(visit.texts("td.state").get(0)).contains("you read it");
        visit.page().navigate("/?text=Claimed&claim=free");
        assertThat(visit.find("a.row-link").count()).isZero();
        assertThat(visit.scriptErrors()).isEmpty();
    }

    @Test
    void goesPastWhatSomebodyElseReadsAlsoWhereTheyBeganMeanwhile() {
        // when nothing of other tests, which share the worklist, came in between
        UUID first = seeds.found("First", minutesAgo(123), FindingCode.LONG_PR);
        UUID second = seeds.found("Second", minutesAgo(122), FindingCode.LONG_PR);
        UUID third = seeds.found("Third", minutesAgo(121), FindingCode.LONG_PR);
        assertThat(worklist.after(first, "cardiologist")).contains(second);
        visit.as("cardiologist").open(first);
        visit.page().waitForSelector("[data-next-link][data-ready=true]");
        claims.claim(second, OTHER);
        assertThat(worklist.after(first, "cardiologist")).contains(third);
        assertThat(worklist.after(first, OTHER)).contains(second);
        visit.press("n");
        visit.page().waitForURL("**/recordings/" + third);
        visit.open(second);
        assertThat(visit.find("#claim")).containsText(OTHER + " reads this just now");
        visit.page().click("#claim button");
        assertThat(visit.find("#claim")).containsText("You read this");
    }

    @Test
    void claimsWhatTheKeyForTheNextShows() {
        seeds.found("Following", minutesAgo(1), FindingCode.LONG_PR);
        visit.as("cardiologist").open(seeds.found("Leading", minutesAgo(2), FindingCode.LONG_PR));
        String next = visit.find("[data-next-link]").getAttribute("href").substring("/recordings/".length());
        visit.page().waitForSelector("[data-next-link][data-ready=true]");
        visit.press("n");
        visit.page().waitForSelector("[data-recording='" + next + "'] #sheet[data-drawn=trace]");
        assertThat(visit.find("#claim")).containsText("You read this");
        assertThat(claims.of(UUID.fromString(next))).isPresent();
        claims.release(UUID.fromString(next), "cardiologist");
    }

    @Test
    void keepsAViewUnderANameForItsReader() {
        seeds.found("Viewed", minutesAgo(3), FindingCode.VENTRICULAR_RUN);
        seeds.found("Viewed", minutesAgo(3), FindingCode.LONG_PR);
        visit.as("cardiologist").page().navigate("/");
        visit.find("select[name=priority]").selectOption("critical");
        visit.find("input[name=text]").fill("Viewed");
        visit.page().click("text=Filter");
        assertThat(visit.find("a.row-link")).hasCount(1);
        visit.page().fill(".keep-view input[name=name]", "<b>Critical</b>");
        visit.page().click(".keep-view button");
        visit.page().waitForSelector(".views a[aria-current=page]");
        visit.page().navigate("/");
        visit.page().click(".views a:text-is('<b>Critical</b>')");
        assertThat(visit.find("a.row-link")).hasCount(1);
        assertThat(visit.find("select[name=priority]").inputValue()).isEqualTo("critical");
        visit.page().click(".views button:text-is('Remove')");
        assertThat(visit.find(".views a")).hasCount(0);
    }

    @Test
    void showsWhatComesInWhileOneLooksWithoutReloading() {
        visit.as("cardiologist").page().navigate("/?text=Arriving");
        visit.page().evaluate("() => { window.stayed = true; }");
        assertThat(visit.texts("#worklist")).containsExactly("No recording matches this filter.");
        UUID id = seeds.found("Arriving", minutesAgo(1), FindingCode.LONG_PR);
        assertThat(visit.find("a.row-link")).hasCount(1);
        claims.claim(id, OTHER);
        assertThat(visit.find("td.state")).containsText(OTHER + " reads it");
        assertThat(visit.page().evaluate("() => window.stayed")).isEqualTo(true);
        assertThat(visit.scriptErrors()).isEqualTo(List.of());
    }
}
