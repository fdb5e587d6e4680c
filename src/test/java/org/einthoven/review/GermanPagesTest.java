package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.ReaderChoices;
import org.einthoven.archive.ReaderChoices.Choice;
import org.einthoven.archive.ReadingWatch;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.Verdict;
import org.einthoven.diagnosis.FindingCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every page in German: no English is left on it but what is marked as English, for that is how it is kept and signed. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class GermanPagesTest extends BrowserTest {
    /** Words that no German sentence has and hardly an English one lacks, and those that the pages are made of. */
    private static final String ENGLISH =
            """
            () => {
              const words = new RegExp('(?<![\\\\p{L}\\\\d-])(the|of|and|is|are|not|with|from|to|this|that|by|for|on|which|has|have|been|it|as'
                + '|be|or|no|beats?|leads?|readings?|recordings?|findings?|statements?|signed|changed|click|press|at|yes'
                + '|rate|axis|wave|waves|sign|save|back|next|new|none|draft|heart|normal beats|taken)(?![\\\\p{L}\\\\d-])', 'iu');
              const found = [];
              const kept = 'script, style, code, kbd, noscript, textarea, .user-name, .agent, [lang=en], .own-words, a.row-link';
              const look = (said, node) => {
                const text = said.replace(/(von|^) ?(beat|statements)( \\d[.\\d]*)?/u, '$1')
                  .replace(/(beat|statements) \\d[.\\d]*/gu, ''); // names of models
                if (words.test(text)) found.push(text.trim().replace(/\\s+/g, ' ') + ' <' + node.tagName.toLowerCase()
                  + (node.className ? '.' + node.className : '') + '>');
              };
              const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const parent = walker.currentNode.parentElement;
                if (!parent.closest(kept)) look(walker.currentNode.data, parent);
              }
              for (const node of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
                if (node.closest(kept) || node.matches('.reference, td span[title]')) continue;
                for (const name of ['aria-label', 'title', 'placeholder', 'alt']) look(node.getAttribute(name) ?? '', node);
              }
              return found;
            }
            """;

    @Inject
    EntityManager entities;

    @Inject
    ReaderChoices choices;

    @Inject
    Reviews reviews;

    @Inject
    Recordings recordings;

    @Inject
    SignalSeeds signals;

    @Inject
    ReadingWatch watch;

    @BeforeEach
    void inGerman() {
        choices.keep("cardiologist", new Choice(false, "de"));
        visit.context().setExtraHTTPHeaders(Map.of("Accept-Language", "de"));
    }

    @AfterEach
    void asTheBrowserAsks() {
        choices.keep("cardiologist", new Choice(false, null));
    }

    private void assertGerman() {
        assertThat(visit.find("html").getAttribute("lang")).isEqualTo("de");
        assertThat((List<?>) visit.page().evaluate(ENGLISH))
                .as(visit.page().url())
                .isEmpty();
    }

    private void go(String path) {
        visit.page().navigate(path);
        assertGerman();
    }

    @Test
    void theReadersPagesHaveNoEnglishLeft() {
        UUID id = seeds.bigeminy("Lesung", minutesAgo(1));
        go("/login?error=true");
        visit.as("cardiologist");
        assertGerman();
        visit.open(id);
        assertGerman();
        visit.press("j", "c", "j", "x", "p", "i", "t", "v", "}", "W", ";");
        assertGerman();
        visit.press("Escape", "1");
        assertGerman();
        assertThat(visit.find("#readout").innerText()).startsWith("Neue P");
        visit.press("Escape");
        visit.page().click("text=Ansehen und signieren");
        visit.page().waitForURL("**/sign");
        assertGerman();
        visit.page().click("main button:text-is('Signieren')");
        visit.awaitTrace();
        assertGerman();
        go("/check?code=" + visit.find(".version .printed .sub a").first().innerText());
        go("/recordings/" + seeds.again(id, minutesAgo(0), FindingCode.LONG_QTC) + "/before");
        go("/me");
        go("/account");
        go("/no/such/page");
    }

    @Test
    void theWorklistLeavesFindingsRoomForTheirWordsAtAnyWidth() {
        seeds.found("Schmal", minutesAgo(2), FindingCode.IRREGULAR_WITHOUT_P);
        visit.as("cardiologist").page().navigate("/?text=Schmal");
        for (int width : new int[] {390, 700, 900, 1090, 1500}) {
            visit.page().setViewportSize(width, 800);
            assertThat(visit.find("td.findings").first().boundingBox().width)
                    .as("at " + width + " px")
                    .isGreaterThan(140);
            assertThat(visit.page()
                            .evaluate("() => document.documentElement.scrollWidth"
                                    + " - document.documentElement.clientWidth"))
                    .as("beyond the edge at " + width + " px")
                    .isEqualTo(0);
        }
    }

    @Test
    void findingsHaveTheirGermanNamesBesideTheWordsThatAreSigned() {
        UUID id = seeds.found("Namen", minutesAgo(1), FindingCode.ATRIAL_FIBRILLATION, FindingCode.LONG_QTC);
        visit.as("cardiologist").open(id);
        assertThat(visit.texts(".finding-text"))
                .contains("Vorhofflimmern Atrial fibrillation", "QTc verlängert Long QTc");
        assertThat(visit.texts(".finding-text [lang=en]")).contains("Atrial fibrillation", "Long QTc");
        visit.page().navigate("/?text=Namen");
        assertThat(visit.texts("td.findings").get(0)).startsWith("Vorhofflimmern");
        Review draft = reviews.draft(id, "cardiologist");
        List<FindingDecision> decisions = List.of(
                new FindingDecision("atrial-fibrillation", Verdict.CHANGED, "Atrial fibrillation excluded"),
                new FindingDecision("long-qtc", Verdict.REJECTED, null));
        reviews.save(draft.id, 0, "cardiologist", new ReviewContent(decisions, List.of(), ""));
        reviews.sign(draft.id, 1, "cardiologist");
        visit.page().navigate("/?text=Namen");
        assertThat(visit.texts("td.findings"))
                .as("a reader's own words stay as they are")
                .containsExactly("Atrial fibrillation excluded");
    }

    @Test
    void readingFirstAndWhatWasChangedHaveNoEnglishLeft() {
        UUID id = seeds.found("Blind", minutesAgo(1), FindingCode.ST_ELEVATION);
        choices.keep("cardiologist", new Choice(true, "de"));
        visit.as("cardiologist").open(id);
        assertGerman();
        choices.keep("cardiologist", new Choice(false, "de"));
        visit.open(seeds.read("Bearbeitet", minutesAgo(1)));
        visit.press("}", "W", "V");
        visit.page().waitForSelector("#edits[data-last='1']");
        assertGerman();
        visit.page().click("#edits summary");
        visit.page().fill("#edits input[name=beat]", "999");
        visit.page().click("#edits button[value=delete]");
        visit.page().waitForSelector(".side [role=alert]");
        assertThat(visit.texts(".side [role=alert]").get(0)).startsWith("So lässt sich das nicht ändern: Nennen Sie");
        assertGerman();
        visit.open(seeds.oneSample("Kurz", minutesAgo(1)));
        assertGerman();
    }

    @Test
    void printedPagesHaveNoEnglishLeft() {
        String id = EhrClient.uploadPage(37);
        watch.await(UUID.fromString(id));
        visit.as("cardiologist").open(UUID.fromString(id));
        assertGerman();
        go("/recordings/" + id + "/page");
        go("/recordings/" + id + "/page/layout");
        visit.page().click("button[value=try]");
        assertGerman();
    }

    @Test
    void pulsesAndLongRecordingsHaveNoEnglishLeft() {
        visit.as("cardiologist").open(signals.pleth(minutesAgo(1)));
        assertGerman();
        visit.open(signals.minutes(minutesAgo(1)));
        assertGerman();
        visit.press("T", "J");
        assertGerman();
        visit.find(".template:has(.beat.v) select").first().selectOption("F");
        visit.find(".template:has(.beat.v) button[name=edit]").first().click();
        visit.page().waitForSelector("#edits[data-last='1']");
        assertGerman();
    }

    @Test
    void keepingAndTrainingSetsHaveNoEnglishLeft() {
        UUID id = seeds.found("Aufbewahrt", minutesAgo(1), FindingCode.LONG_PR);
        signed(id, Verdict.CONFIRMED);
        // what the machine was merely confirmed in teaches nothing, nor does one patient in five
        for (int i = 0; i < 10; i++) {
            signed(seeds.found("Gelernt" + i, minutesAgo(1), FindingCode.LONG_PR), Verdict.REJECTED);
        }
        visit.as("admin");
        go("/keeping");
        visit.page().fill("#person", String.valueOf(recordings.find(id).orElseThrow().subject));
        visit.page().keyboard().press("Enter");
        visit.page().waitForSelector("#reason");
        assertGerman();
        go("/models/training-sets");
        visit.page().fill("#name", "deutsch");
        visit.page().keyboard().press("Enter");
        visit.page().waitForURL("**/training-sets/*");
        assertGerman();
    }

    private void signed(UUID id, Verdict verdict) {
        Review draft = reviews.draft(id, "cardiologist");
        FindingDecision decision = new FindingDecision("long-pr", verdict, null);
        reviews.save(draft.id, 0, "cardiologist", new ReviewContent(List.of(decision), List.of(), ""));
        reviews.sign(draft.id, 1, "cardiologist");
    }

    @Test
    void monitoringHasNoEnglishLeft() {
        seeds.found("Beobachtet", minutesAgo(1), FindingCode.LONG_PR, FindingCode.LONG_QTC);
        visit.as("admin");
        go("/monitoring");
        go("/monitoring/series?name=rate");
        go("/monitoring/series?name=finding:long-qtc");
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "insert into monitored_day (measure, day, device, models, readings, total, squares)"
                                + " values ('abstained', current_date - 200, 'other devices', 'beat 1', 1000000, 0, 0)")
                .executeUpdate());
        try {
            go("/monitoring/performance");
            assertThat(visit.texts("select[name=device] option"))
                    .contains("andere Geräte")
                    .doesNotContain("other devices");
        } finally {
            QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                            "delete from monitored_day where device = 'other devices' and readings = 1000000")
                    .executeUpdate());
        }
        go("/monitoring/performance?item=finding:long-pr");
        go("/monitoring/overrides");
        go("/monitoring/reports");
    }

    @Test
    void theAdministratorsPagesHaveNoEnglishLeft() {
        visit.as("admin");
        assertGerman();
        go("/models");
        visit.page().click("tr:has-text('aktiv') th a");
        assertGerman();
        assertThat(visit.texts("#decide ~ *").toString())
                .as("what reads is neither promoted again nor a candidate")
                .doesNotContain("Befördern", "Zum Kandidaten");
        go("/models/beat/compare?other=1.0.0");
        go("/accounts");
        go("/account");
        go("/audit");
        go("/audit/events?id=1");
    }
}
