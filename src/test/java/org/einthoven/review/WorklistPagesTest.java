package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.ecg.LeadName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WorklistPagesTest extends BrowserTest {

    @Test
    void putsFlaggedRecordingsBeforeOthersAndThoseInTheOrderInWhichTheyCameIn() {
        seeds.sinus("Orderly-new", Duration.ofSeconds(10), EnumSet.of(LeadName.II), minutesAgo(1));
        seeds.bigeminy("Orderly-flagged", minutesAgo(30));
        seeds.sinus("Orderly-old", Duration.ofSeconds(10), EnumSet.of(LeadName.II), minutesAgo(50));
        visit.as("cardiologist");
        search("Orderly");
        assertThat(visit.texts("a.row-link"))
                .containsExactly("Orderly-flagged, Ada", "Orderly-new, Ada", "Orderly-old, Ada");
        assertThat(visit.find("tr.is-flagged [aria-label=Flagged]").count()).isOne();
        assertThat(visit.texts("tr.is-flagged .findings").get(0)).contains("ventricular ectopic beats");
    }

    @Test
    void opensARecordingByKeyboard() {
        UUID id = seeds.bigeminy("Keyboardist", minutesAgo(3));
        visit.as("cardiologist");
        search("Keyboardist");
        visit.press("j", "Enter");
        visit.page().waitForURL("**/recordings/" + id);
        visit.awaitTrace();
        assertThat(visit.texts("h1")).containsExactly("Keyboardist, Ada");
    }

    @Test
    void showsARecordingThatCameInWithoutBeingLoadedAnew() {
        visit.as("cardiologist");
        search("Latecomer");
        assertThat(visit.texts(".empty")).containsExactly("No recording matches this filter.");
        seeds.bigeminy("Latecomer", minutesAgo(0));
        visit.page().waitForSelector("a.row-link");
        assertThat(visit.texts("a.row-link")).containsExactly("Latecomer, Ada");
    }

    @Test
    void writesANameThatIsAScriptAsText() {
        String name = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";
        UUID id = seeds.bigeminy(name, minutesAgo(4));
        visit.as("cardiologist");
        search("<script>");
        assertThat(visit.texts("a.row-link")).containsExactly(name + ", Ada");
        visit.open(id);
        assertThat(visit.texts("h1")).containsExactly(name + ", Ada");
        assertThat(visit.page().title()).startsWith(name);
        assertThat(visit.find("img").count()).isZero();
    }

    @Test
    void saysWhyARecordingWasNotRead() {
        seeds.squareWave("Unreadable", minutesAgo(2));
        visit.as("cardiologist");
        search("Unreadable");
        assertThat(visit.texts("td.state")).containsExactly("Not readable");
        assertThat(visit.texts("td.findings")).singleElement().asString().contains("check that the electrodes are on");
    }

    private void search(String text) {
        visit.find("input[name=text]").fill(text);
        visit.press("Enter");
        visit.page().waitForURL(url -> url.contains("text=" + URLEncoder.encode(text, StandardCharsets.UTF_8)));
    }
}
