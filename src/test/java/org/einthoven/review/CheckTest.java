package org.einthoven.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.einthoven.TestDatabase;
import org.einthoven.diagnosis.FindingCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A report on paper is held against the record by its code. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CheckTest extends BrowserTest {

    @Test
    void saysWhetherAPrintedReportIsTheSignedOneThatStands() {
        UUID id = seeds.found("Papery", minutesAgo(3), FindingCode.SINUS_RHYTHM);
        visit.as("cardiologist").open(id);
        visit.page().fill("#comment", "Not to be driven <home>");
        visit.press("Escape");
        sign("s");
        String first = visit.find(".version .printed .sub a").first().innerText();
        check(first.toLowerCase().replace("-", " "));
        assertThat(visit.find("main [role=status]")).containsText("Signed, and stands today");
        assertThat(visit.find(".facts").first()).containsText("by cardiologist");
        assertThat(visit.texts(".statements li"))
                .contains(FindingCode.SINUS_RHYTHM.display(), "Comment: Not to be driven <home>");
        assertThat(visit.find("main"))
                .containsText(Pattern.compile(
                        "Patient, as the record has it today\\s*Papery, Ada .*born 1\\d{3}-\\d\\d-\\d\\d, Patient/"));
        visit.open(id);
        visit.press("a");
        visit.page().waitForURL("**amend=true");
        visit.page().fill("#added", "Low voltage");
        visit.press("Escape");
        sign(null);
        check(first);
        assertThat(visit.find("main [role=status]")).containsText("Superseded");
        assertThat(visit.find(".facts").first()).containsText("2 of 3");
    }

    @Test
    void saysOfAWrongCodeOnlyThatItIsUnknownAndNotForEver() {
        visit.as("admin");
        check("7QK2-0V9T-H4MX");
        assertThat(visit.find("main [role=status]")).containsText("Unknown");
        check("<b>nonsense");
        assertThat(visit.find("main [role=status]")).containsText("bears the code <b>nonsense");
        for (int i = 2; i < CheckPages.MAX_UNKNOWN; i++) {
            visit.page().navigate("/check?code=" + i);
        }
        assertThat(visit.page().navigate("/check?code=7QK2-0V9T-H4MX").status()).isEqualTo(429);
    }

    private void check(String code) {
        visit.page().navigate("/check");
        visit.page().fill("#code", code);
        visit.press("Enter");
        visit.page().waitForURL("**/check?code=*");
    }

    /** @param key by which it is asked for; null for the button */
    private void sign(@Nullable String key) {
        if (key == null) {
            visit.page().click("text=Review and sign");
        } else {
            visit.press(key);
        }
        visit.page().waitForURL("**/sign");
        visit.page().click("main button:text-is('Sign')");
        visit.awaitTrace();
    }
}
