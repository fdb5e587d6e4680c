package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.Test;

/** The pages are ready for a language that is written from right to left: laid out from there, and within the screen. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RightToLeftTest extends BrowserTest {
    private static final List<Integer> WIDTHS = List.of(1500, 900, 390);

    /** What sticks out of a page that is wider than the screen. */
    private static final String OVERFLOW =
            """
            dir => {
              const page = document.documentElement;
              page.dir = dir;
              if (page.scrollWidth <= page.clientWidth) {
                return [];
              }
              const out = [...document.querySelectorAll("body *")].filter(element => {
                const box = element.getBoundingClientRect();
                return box.left < -1 || box.right > page.clientWidth + 1;
              });
              return [page.scrollWidth + " px", ...out.map(element => element.outerHTML.slice(0, 120))];
            }
            """;

    private void assertWithin(String path) {
        for (int width : WIDTHS) {
            visit.page().setViewportSize(width, 900);
            for (String dir : List.of("ltr", "rtl")) {
                assertThat((List<?>) visit.page().evaluate(OVERFLOW, dir))
                        .as("what sticks out of %s, %d px, %s", path, width, dir)
                        .isEmpty();
            }
        }
    }

    private void open(String path) {
        visit.page().navigate(path);
        assertWithin(path);
    }

    @Test
    void theReadersPagesStayWithinTheScreen() {
        UUID id = seeds.bigeminy("Rightwards", minutesAgo(1));
        visit.as("cardiologist").open(id);
        visit.press("W");
        assertWithin("recording");
        open("/");
        open("/me");
        open("/account");
        open("/check");
        open("/recordings/" + seeds.again(id, minutesAgo(0)) + "/before");
    }

    @Test
    void theAdministratorsPagesStayWithinTheScreen() {
        visit.as("admin");
        open("/models");
        open("/accounts");
        open("/audit");
    }

    @Test
    void beginsAtTheRightAndDrawsTheTraceFromTheLeft() {
        UUID id = seeds.read("Mirrored", minutesAgo(1));
        visit.as("cardiologist").open(id);
        visit.page().evaluate("() => { document.documentElement.dir = 'rtl'; }");
        assertThat(visit.find(".patient-head h1").boundingBox().x)
                .isGreaterThan(visit.find(".patient-head .badge").boundingBox().x);
        assertThat(visit.find("#sheet").evaluate("sheet => getComputedStyle(sheet).direction"))
                .isEqualTo("ltr");
    }
}
