package org.einthoven.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.diagnosis.FindingCode;
import org.junit.jupiter.api.Test;

/** A recording beside earlier ones of the same patient. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BeforeTest extends BrowserTest {

    @Test
    void laysARecordingBesideEarlierOnesOfThePatient() {
        UUID older = seeds.found("Chronic", minutesAgo(3000), FindingCode.LONG_PR);
        UUID old = seeds.again(older, minutesAgo(2000), FindingCode.LONG_PR, FindingCode.WIDE_QRS);
        UUID now = seeds.again(older, minutesAgo(3), FindingCode.LONG_PR, FindingCode.LONG_QTC);
        seeds.found("Stranger", minutesAgo(2500), FindingCode.LONG_PR);
        visit.as("cardiologist").open(now);
        visit.press("B");
        visit.page().waitForURL("**/recordings/" + now + "/before");
        assertThat(visit.texts("#found-title + ul li"))
                .containsExactly(
                        "new " + FindingCode.LONG_QTC.display(), "no longer " + FindingCode.WIDE_QRS.display());
        assertThat(visit.texts(".changes thead th")).hasSize(6);
        assertThat(visit.texts(".changes tbody tr").get(3))
                .contains("QRS duration", "92", "as before: within the usual variation (83 to 101)", "Wu et al. 2025");
        assertThat(visit.find(".two-beats svg g[data-lead]").count()).isGreaterThan(1);
        visit.page().click("a[href$='with=" + older + "']");
        assertThat(visit.texts("#found-title + ul li")).containsExactly("new " + FindingCode.LONG_QTC.display());
        assertThat(seeds.audited(old.toString())).contains("READ Reading");
    }

    @Test
    void scrollsBothTracesTogether() {
        UUID before = seeds.bigeminy("Together", minutesAgo(3000));
        UUID now = seeds.again(before, minutesAgo(3), FindingCode.LONG_PR);
        visit.as("cardiologist").page().setViewportSize(900, 700);
        visit.page().navigate("/recordings/" + now + "/before");
        visit.page()
                .waitForFunction("() => [...document.querySelectorAll('[data-together] img')].every(i => i.complete)");
        visit.page().evaluate("() => { document.querySelectorAll('[data-together]')[0].scrollLeft = 120; }");
        visit.page()
                .waitForFunction(
                        "() => [...document.querySelectorAll('[data-together]')].every(r => r.scrollLeft === 120)");
    }

    @Test
    void knowsOfNoEarlierOneWhereThereIsNone() {
        UUID only = seeds.found("Only", minutesAgo(3), FindingCode.LONG_PR);
        visit.as("cardiologist").page().navigate("/recordings/" + only + "/before");
        assertThat(visit.find(".empty")).hasText("No earlier ECG of this patient is known here.");
        UUID stranger = seeds.found("Stranger", minutesAgo(30), FindingCode.LONG_PR);
        assertThat(visit.page()
                        .navigate("/recordings/" + only + "/before?with=" + stranger)
                        .status())
                .isEqualTo(404);
    }
}
