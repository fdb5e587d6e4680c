package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Measures the drawn trace with a ruler: a lead that jumps between 0 and 1 mV every half second. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TraceTest extends BrowserTest {
    /** CSS: 96 px an inch of 25.4 mm. */
    private static final double PX_PER_MM = 96 / 25.4;
    /** Edges of the square wave between 0.5 and 2 s, after the two of the calibration pulse. */
    private static final int FIRST_EDGE = 2;

    @ParameterizedTest
    @ValueSource(doubles = {1, 2})
    void drawsASecondOver25MmAndAMillivoltOver10Mm(double ratio) {
        SheetPixels sheet = sheet(ratio);
        double mm = PX_PER_MM * ratio;
        List<Double> edges = sheet.edges((int) (9 * mm));
        assertThat(edges.get(FIRST_EDGE + 2) - edges.get(FIRST_EDGE)).isCloseTo(25 * mm, within(1.0));
        assertThat(edges.get(FIRST_EDGE + 3) - edges.get(FIRST_EDGE + 1)).isCloseTo(25 * mm, within(1.0));
        assertThat(height(sheet, edges)).isCloseTo(10 * mm, within(1.0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2})
    void drawsTheCalibrationPulse5MmWideAnd10MmHigh(double ratio) {
        SheetPixels sheet = sheet(ratio);
        double mm = PX_PER_MM * ratio;
        List<Double> edges = sheet.edges((int) (9 * mm));
        assertThat(edges.get(1) - edges.get(0)).isCloseTo(5 * mm, within(1.0));
        double rise = edges.get(0);
        List<Double> top = sheet.plateaus((int) (rise + mm), (int) (rise + 4 * mm));
        assertThat(top).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2})
    void rulesThePaperEveryMillimetreAndHeavierEveryFive(double ratio) {
        SheetPixels sheet = sheet(ratio);
        double mm = PX_PER_MM * ratio;
        // the top of the beat lane and the left edge of the paper are bare
        List<Double> heavy = sheet.uprights((int) (2.5 * mm), "G");
        List<Double> all = sheet.uprights((int) (2.5 * mm), "Gg");
        assertEvery(heavy, 5 * mm);
        assertEvery(all, mm);
        assertThat(all.size()).isBetween(5 * heavy.size() - 5, 5 * heavy.size() + 5);
        assertEvery(sheet.levels((int) (0.35 * mm), "G"), 5 * mm);
    }

    /** No line strays from its millimetre by more than rounding to pixels does, however many there are. */
    private static void assertEvery(List<Double> lines, double distance) {
        assertThat(lines).hasSizeGreaterThan(3);
        // the first one may be cut by the edge
        for (int i = 1; i < lines.size(); i++) {
            assertThat(lines.get(i) - lines.get(1)).isCloseTo((i - 1) * distance, within(1.5));
        }
    }

    @Test
    void followsTheSwitchesOfSpeedAndGain() {
        visit.as("cardiologist").open(seeds.squareWave("Switcher", minutesAgo(9)));
        visit.press(">", "G");
        assertThat(visit.find("[name=speed][value='50']").isChecked()).isTrue();
        visit.find("#sheet").evaluate("sheet => { sheet.scrollLeft = 0; }");
        SheetPixels wide = settled();
        List<Double> edges = wide.edges((int) (19 * PX_PER_MM));
        assertThat(edges.get(FIRST_EDGE + 2) - edges.get(FIRST_EDGE)).isCloseTo(50 * PX_PER_MM, within(1.0));
        assertThat(height(wide, edges)).isCloseTo(20 * PX_PER_MM, within(1.0));
        visit.press("<", "<", "g", "g");
        SheetPixels narrow = settled();
        edges = narrow.edges((int) (4 * PX_PER_MM));
        assertThat(edges.get(FIRST_EDGE + 2) - edges.get(FIRST_EDGE)).isCloseTo(12.5 * PX_PER_MM, within(1.0));
        assertThat(height(narrow, edges)).isCloseTo(5 * PX_PER_MM, within(1.0));
    }

    @Test
    void drawsNothingWhereNothingWasRecorded() {
        visit.as("cardiologist").open(seeds.squareWave("Gapped", minutesAgo(8)));
        SheetPixels sheet = settled();
        // from 4 s to 4.5 s; the zero line of the paper starts after 20 mm
        int from = (int) ((20 + 4.02 * 25) * PX_PER_MM);
        int to = (int) ((20 + 4.48 * 25) * PX_PER_MM);
        assertThat(sheet.plateaus(from, to)).isEmpty();
        assertThat(sheet.plateaus(from - (int) (0.4 * 25 * PX_PER_MM), from - 8))
                .isNotEmpty();
    }

    @Test
    void endsTheTraceWhereTheRecordingEnds() {
        visit.as("cardiologist").open(seeds.squareWave("Ended", minutesAgo(8)));
        SheetPixels sheet = settled();
        int end = (int) ((20 + 10 * 25) * PX_PER_MM);
        assertThat(sheet.plateaus(end - 30, end - 4)).hasSize(1);
        assertThat(sheet.plateaus(end + 4, end + 30)).isEmpty();
    }

    @Test
    void laysTheHeatmapOfTheChosenFindingOverTheTrace() {
        visit.as("cardiologist").open(seeds.bigeminy("Heat", minutesAgo(7)));
        visit.press("w");
        long before = settled().count('H');
        visit.press("j");
        visit.page().waitForSelector("#sheet[data-drawn=" + Seeds.ECTOPY + "]");
        assertThat(settled().count('H')).isGreaterThan(before + 2_000);
        assertThat(visit.texts("li.is-shown [data-evidence]"))
                .singleElement()
                .asString()
                .contains("class-activation", "divides the odds of this class by 1.8", "a random fifth, by 1.1");
        assertThat(visit.texts("li.is-shown .shares .name"))
                .containsExactly("QRS complex", "T wave", "Septal leads V1, V2", "Inferior leads II, III, aVF");
        assertThat(visit.texts("li.is-shown .shares .number")).containsExactly("78 %", "23 %", "75 %", "−25 %");
        visit.press("Escape");
        visit.awaitTrace();
        assertThat(settled().count('H')).isEqualTo(before);
        assertThat(visit.find(".shares:visible").count()).isZero();
    }

    @Test
    void lightsUpTheLeadsAndWavesThatAFindingWasJudgedBy() {
        visit.as("cardiologist").open(seeds.bigeminy("Judged", minutesAgo(6)));
        assertThat(settled().count('F')).isZero();
        visit.page().click("button[data-finding=" + Seeds.LONG_PR + "]");
        visit.page().waitForSelector("text=Read off P to PR of all leads together; P of II");
        assertThat(settled().count('F')).isGreaterThan(200);
        assertThat(visit.texts("li.is-shown .basis dd"))
                .containsExactly("212 ms limit: above 200 ms", "0.12 mV limit: above 0.05 mV");
        assertThat(visit.texts("li.is-shown .basis .sub")).containsExactly("a textbook");
        assertThat(visit.find("#median-beat [data-lead=II] .of-lead[data-part=P]")
                        .count())
                .isEqualTo(1);
        assertThat(visit.find("#median-beat .of-lead").count()).isEqualTo(1);
        assertThat(visit.find("#median-beat .of-all-leads").count()).isEqualTo(2 * 12);
        visit.press("Escape");
        assertThat(settled().count('F')).isZero();
        assertThat(visit.find("#median-beat .of-lead").count()).isZero();
        assertThat(visit.scriptErrors()).isEmpty();
    }

    @Test
    void saysWhyAFindingHasNoHeatmap() {
        visit.as("cardiologist").open(seeds.bigeminy("Heatless", minutesAgo(6)));
        visit.page().click("button[data-finding=regular-rhythm]");
        visit.page().waitForSelector("text=Rests on measured intervals and waves, not on a beat's class");
        assertThat(visit.scriptErrors()).isEmpty();
    }

    @Test
    void opensARecordingOfOneSampleAndSaysThatItIsTooShort() {
        visit.as("cardiologist").open(seeds.oneSample("Instant", minutesAgo(5)));
        assertThat(visit.texts(".notice")).anyMatch(text -> text.contains("at least 2.5 s are needed"));
        assertThat(visit.find("[data-edit], #edits").count()).isZero();
        visit.press("+", "l", "}", "p", "u");
        assertThat(visit.scriptErrors()).isEmpty();
    }

    @Test
    void drawsTheFirstTenSecondsForABrowserWithoutScripts() {
        UUID id = seeds.squareWave("Scriptless", minutesAgo(5));
        visit.as("cardiologist");
        String svg = visit.context()
                .request()
                .get("/recordings/" + id + "/trace.svg")
                .text();
        assertThat(svg).startsWith("<svg").contains("width=\"275mm\"", ">II</text>");
    }

    private SheetPixels sheet(double ratio) {
        UUID id = seeds.squareWave("Ruler", minutesAgo(9));
        try (Visit screen = Visit.of(chromium, server, ratio)) {
            return new SheetPixels(screen.as("cardiologist").open(id));
        }
    }

    /** The sheet after the frame in which the last change is drawn. */
    private SheetPixels settled() {
        visit.page().evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        return new SheetPixels(visit.page());
    }

    /** From the low to the high plateau left and right of the second edge of the wave. */
    private static double height(SheetPixels sheet, List<Double> edges) {
        double edge = edges.get(FIRST_EDGE + 1);
        int next = edges.get(FIRST_EDGE + 2).intValue();
        int before = edges.get(FIRST_EDGE).intValue();
        double high = sheet.plateaus(before + 6, (int) edge - 6).get(0);
        double low = sheet.plateaus((int) edge + 6, next - 6).get(0);
        return Math.abs(low - high);
    }
}
