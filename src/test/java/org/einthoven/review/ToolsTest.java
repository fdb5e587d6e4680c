package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.Test;

/** What a reader measures and looks at more closely on the trace, by pointer and by key, and takes back. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ToolsTest extends BrowserTest {
    private static final double PX_PER_MM = 96 / 25.4;
    private static final double MM_PER_S = 25;

    @Test
    void measuresMillisecondsAndMillivoltsBetweenTwoPointsOfTheTrace() {
        visit.as("cardiologist").open(seeds.squareWave("Caliper", minutesAgo(9)));
        visit.press("p", "Delete");
        drag(1.25, 1.75);
        assertThat(readout()).isEqualTo("II: 500 ms (120/min), +1.00 mV");
        drag(2.75, 3.25);
        assertThat(readout()).isEqualTo("II: 500 ms (120/min), \u22121.00 mV");
        visit.press("u");
        visit.press("p");
        visit.press("p");
        assertThat(visit.find("[data-tool=calipers][aria-pressed=true]").count())
                .isOne();
    }

    @Test
    void movesCalipersByKeyLocksThemMarchesThemOutAndTakesAllOfItBack() {
        visit.as("cardiologist").open(seeds.squareWave("Keys", minutesAgo(9)));
        visit.press("p");
        assertThat(readout()).startsWith("II: 800 ms (75/min)");
        visit.press(".", ".", ")");
        assertThat(readout()).startsWith("II: 844 ms (71/min)");
        visit.press("i", ".");
        assertThat(readout()).startsWith("II: 842 ms");
        visit.press("i", ")", ")");
        assertThat(readout()).startsWith("II: 842 ms");
        long alone = settled().count('T');
        visit.press("y");
        assertThat(settled().count('T')).isGreaterThan(alone + 100);
        visit.press("u");
        assertThat(settled().count('T')).isEqualTo(alone);
        visit.press("u", "u", "u", "u", "u", "u");
        assertThat(readout()).startsWith("II: 800 ms");
        visit.press("u");
        long bare = settled().count('T');
        assertThat(bare).isLessThan(alone);
        visit.press("u");
        assertThat(readout()).isEqualTo("There is nothing to take back.");
        visit.press("U", "U", "U", "U");
        assertThat(settled().count('T')).isGreaterThan(bare);
        assertThat(visit.scriptErrors()).isEmpty();
    }

    @Test
    void laysTheTangentToTheTWaveAndNamesTheReadingsOwnQtBesideIt() {
        visit.as("cardiologist").open(seeds.bigeminy("Tangent", minutesAgo(9)));
        visit.press("t");
        Matcher said = Pattern.compile("II: QT by the tangent (\\d+) ms; the reading's, over all leads, is 398 ms\\.")
                .matcher(readout());
        assertThat(said.matches()).as(readout()).isTrue();
        assertThat(Integer.parseInt(said.group(1))).isBetween(300, 480);
    }

    @Test
    void enlargesWhatLiesBelowThePointerThreeTimes() {
        visit.as("cardiologist").open(seeds.squareWave("Lens", minutesAgo(9)));
        assertThat(visit.find("#lens").isVisible()).isFalse();
        visit.press("z");
        move(1.5, 40);
        settled();
        assertThat(visit.find("#lens").isVisible()).isTrue();
        // heavy lines every 5 mm, three times as far apart
        Object lines = visit.find("#lens")
                .evaluate("lens => { const c = lens.getContext('2d'); let found = 0; let on = false;"
                        + " for (let y = 2; y < lens.height - 2 && !found; y++) { let n = 0;"
                        + " const { data } = c.getImageData(0, y, lens.width, 1);"
                        + " for (let i = 0; i < data.length; i += 4) { const heavy = Math.abs(data[i] - 0xee) < 9 &&"
                        + " Math.abs(data[i + 1] - 0xb3) < 9; if (heavy && !on) n++; on = heavy; }"
                        + " if (n > 1) found = n; } return found; }");
        assertThat(((Number) lines).intValue()).isBetween(5, 7);
        visit.press("z");
        assertThat(visit.find("#lens").isVisible()).isFalse();
    }

    @Test
    void laysAllBeatsOfALeadOverOneAnother() {
        visit.as("cardiologist").open(seeds.bigeminy("Stack", minutesAgo(9)));
        visit.press("v");
        visit.page().waitForSelector("#superimposed [data-caption]:not(:empty)");
        String all = visit.find("#superimposed [data-caption]").innerText();
        int beats = Integer.parseInt(all.substring(0, all.indexOf(' ')));
        assertThat(beats).isBetween(8, 14);
        visit.find("#superimposed input[value=V]").uncheck();
        String normal = visit.find("#superimposed [data-caption]").innerText();
        assertThat(Integer.parseInt(normal.substring(0, normal.indexOf(' '))))
                .isPositive()
                .isLessThan(beats);
        assertThat(visit.find("#superimposed input[value=S]").isVisible()).isFalse();
    }

    @Test
    void takesADecisionBackAlsoToNone() {
        visit.as("cardiologist").open(seeds.bigeminy("Undecided", minutesAgo(9)));
        visit.press("j", "c", "x");
        assertThat(visit.find("input[value=REJECTED]:checked").count()).isOne();
        visit.press("u");
        assertThat(visit.find("input[value=CONFIRMED]:checked").count()).isOne();
        visit.press("u");
        assertThat(visit.find("input[name^=verdict]:checked").count()).isZero();
        visit.press("U");
        assertThat(visit.find("input[value=CONFIRMED]:checked").count()).isOne();
    }

    @Test
    void namesTheScoresOfTheBeatThatIsPointedAt() {
        visit.as("cardiologist").open(seeds.bigeminy("Pointed", minutesAgo(9)));
        visit.press("}");
        assertThat(readout())
                .matches("Beat \\d+ at \\d\\.\\d\\d s: [NV], .*Scores [NV] 0\\.97\\. \\d+ ms after the one before\\.");
        move(3, 60);
        for (double seconds = 3; seconds < 4 && !visit.find("#beat-tip").isVisible(); seconds += 0.1) {
            move(seconds, 60);
        }
        assertThat(visit.find("#beat-tip").innerText()).contains("Scores");
        visit.press("z");
        assertThat(visit.find("#beat-tip").isVisible())
                .as("under the magnifier")
                .isFalse();
    }

    @Test
    void lightsUpWhatAFindingRestsOnWhileThePointerIsOverIt() {
        visit.as("cardiologist").open(seeds.bigeminy("Hovered", minutesAgo(9)));
        assertThat(settled().count('F')).isZero();
        visit.find("button[data-finding=" + Seeds.LONG_PR + "]").hover();
        assertThat(settled().count('F')).isGreaterThan(200);
        visit.press("F");
        assertThat(settled().count('F')).isZero();
        visit.press("F");
        assertThat(settled().count('F')).isGreaterThan(200);
        visit.find("h1").hover();
        assertThat(settled().count('F')).isZero();
        assertThat(visit.find("li.is-shown").count()).isZero();
        assertThat(visit.scriptErrors()).isEmpty();
    }

    @Test
    void namesTheLeadsOfAFindingThatAreNotOnTheScreenAndGoesThereByKey() {
        visit.as("cardiologist").open(seeds.bigeminy("Below", minutesAgo(9)));
        double top = visit.find("#sheet").boundingBox().y;
        // the first row is seen, lead II is the second
        visit.page().setViewportSize(1700, (int) top + 60);
        visit.find("button[data-finding=" + Seeds.LONG_PR + "]").evaluate("finding => finding.click()");
        visit.page().waitForSelector("#off-screen:text-is('↓ II')");
        BoundingBox said = visit.find("#off-screen").boundingBox();
        assertThat(said.y + said.height).isLessThanOrEqualTo(visit.page().viewportSize().height);
        visit.press("]");
        visit.page().waitForSelector("#off-screen", hidden());
        visit.page().evaluate("() => scrollTo(0, document.documentElement.scrollHeight)");
        visit.page().waitForFunction("() => document.querySelector('#off-screen').textContent.startsWith('↑')");
        visit.press("Escape");
        visit.page().waitForSelector("#off-screen", hidden());
        assertThat(visit.scriptErrors()).isEmpty();
    }

    private static Page.WaitForSelectorOptions hidden() {
        return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN);
    }

    @Test
    void printsTheTraceAndNothingOfTheScreensTools() throws IOException {
        visit.as("cardiologist").open(seeds.bigeminy("Paper", minutesAgo(9)));
        try (PDDocument pdf = Loader.loadPDF(visit.page().pdf(new Page.PdfOptions().setPreferCSSPageSize(true)))) {
            BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, 50);
            assertThat(page.getWidth()).as("A4 across").isGreaterThan(page.getHeight());
            int dark = 0;
            int paper = 0;
            for (int x = 0; x < page.getWidth(); x++) {
                for (int y = 0; y < page.getHeight(); y++) {
                    int rgb = page.getRGB(x, y);
                    dark += (rgb & 0xff) < 0x30 ? 1 : 0;
                    // the red of its lines, thinned
                    paper += (rgb >> 16 & 0xff) - (rgb & 0xff) > 4 ? 1 : 0;
                }
            }
            double all = page.getWidth() * page.getHeight();
            assertThat(dark / all).as("black, where a canvas was not drawn").isLessThan(0.1);
            assertThat(paper / all).as("paper of the trace, on the first page").isGreaterThan(0.2);
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Paper, Ada")
                    .doesNotContain("Magnifier", "Claim");
        }
    }

    @Test
    void printsTrueMillimetresWhateverTheWindowAndTheZoomAndGivesTheScreenItsOwnBack() throws IOException {
        visit.as("cardiologist").open(seeds.squareWave("Ruler", minutesAgo(9)));
        for (int width : new int[] {1700, 700}) {
            visit.page().setViewportSize(width, 900);
            visit.page().selectOption("[name=zoom]", width == 700 ? "2" : "1");
            settled();
            visit.find("#sheet").evaluate("sheet => sheet.scrollLeft = 60");
            settled();
            Object before = onScreen();
            try (PDDocument pdf = Loader.loadPDF(visit.page().pdf(new Page.PdfOptions().setPreferCSSPageSize(true)))) {
                PaperRuler ruler = new PaperRuler(new PDFRenderer(pdf).renderImageWithDPI(0, PaperRuler.DPI));
                assertThat(ruler.heavyLines())
                        .as("from a window of %d px", width)
                        .hasSizeGreaterThan(45);
                assertThat(ruler.pitchMm()).isCloseTo(5, within(0.01));
                assertThat(ruler.risesMm())
                        .as("edges of 0.5 s at 25 mm/s")
                        .isNotEmpty()
                        .allSatisfy(mm -> assertThat(mm).isCloseTo(12.5, within(0.2)));
                assertThat(ruler.tallestMm()).as("1 mV at 10 mm/mV").isCloseTo(10, within(0.5));
            }
            settled();
            assertThat(onScreen()).isEqualTo(before);
        }
    }

    private Object onScreen() {
        return visit.find("#sheet")
                .evaluate("sheet => [sheet.dataset.pxPerMm, document.querySelector('#sheet-canvas').width,"
                        + " Math.round(sheet.scrollLeft)]");
    }

    @Test
    void hidesTheHeatmapAloneWhereItsLayerIsOff() {
        visit.as("cardiologist").open(seeds.bigeminy("Layered", minutesAgo(9)));
        visit.press("w", "j");
        visit.page().waitForSelector("#sheet[data-drawn=" + Seeds.ECTOPY + "]");
        SheetPixels heated = settled();
        visit.press("E");
        SheetPixels bare = settled();
        assertThat(bare.count('H')).isLessThan(heated.count('H') - 1_000);
        assertThat(bare.count('F')).isPositive();
    }

    private String readout() {
        return visit.find("#readout").innerText();
    }

    private void drag(double fromS, double toS) {
        Mouse mouse = visit.page().mouse();
        move(fromS, 40);
        mouse.down();
        move((fromS + toS) / 2, 40);
        move(toS, 40);
        mouse.up();
    }

    private void move(double seconds, double y) {
        BoundingBox sheet = visit.find("#sheet").boundingBox();
        double scrolled = ((Number) visit.find("#sheet").evaluate("sheet => sheet.scrollLeft")).doubleValue();
        visit.page().mouse().move(sheet.x + (20 + seconds * MM_PER_S) * PX_PER_MM - scrolled, sheet.y + y);
    }

    private SheetPixels settled() {
        visit.page().evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        return new SheetPixels(visit.page());
    }
}
