package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.options.SelectOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.ecg.LeadName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms that a trace can be shown in, what it is put through, and how large a millimetre is. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SheetFormsTest extends BrowserTest {
    private static final double NOMINAL_PX_PER_MM = 96 / 25.4;

    /**
     * Draws the server's SVG over the page's canvas: the share of the canvas' dark pixels, right of the lead names and above
     * the scale, that have one of the drawing's within two pixels.
     */
    private static final String OVERLAP =
            """
            async (address) => {
              const page = document.getElementById('sheet-canvas');
              const { width, height } = page;
              const picture = new Image();
              picture.src = address;
              await picture.decode();
              const other = Object.assign(document.createElement('canvas'), { width, height });
              const context = other.getContext('2d');
              context.drawImage(picture, 0, 0, picture.width, picture.height);
              const dark = (c) => {
                const { data } = c.getImageData(0, 0, width, height);
                return (x, y) => data[4 * (y * width + x)] < 130 && data[4 * (y * width + x) + 1] < 130;
              };
              const isPage = dark(page.getContext('2d'));
              const isOther = dark(context);
              let all = 0;
              let met = 0;
              for (let y = 3; y < height - 24; y++) {
                for (let x = 80; x < Math.min(width, picture.width) - 3; x++) {
                  if (!isPage(x, y)) continue;
                  all++;
                  near: for (let dy = -2; dy <= 2; dy++) {
                    for (let dx = -2; dx <= 2; dx++) {
                      if (isOther(x + dx, y + dy)) { met++; break near; }
                    }
                  }
                }
              }
              return all < 2000 ? -1 : met / all;
            }
            """;

    @ParameterizedTest
    @CsvSource({
        "rows, standard, 25, 10",
        "rows, cabrera, 50, 5",
        "3x4+1, standard, 25, 10",
        "3x4+1, cabrera, 12.5, 20",
        "3x4+3, standard, 25, 10",
        "6x2, cabrera, 25, 10"
    })
    void drawsOnTheServerWhatThePageDraws(String form, String order, String speed, String gain) {
        UUID id = seeds.bigeminy("Same " + form, minutesAgo(9));
        visit.as("cardiologist").open(id);
        choose("form", form);
        choose("order", order);
        visit.find("[name=speed][value='" + speed + "']").evaluate("radio => radio.click()");
        visit.find("[name=gain][value='" + gain + "']").evaluate("radio => radio.click()");
        // marks that are not part of the drawing
        visit.find("[name=waves]").uncheck();
        visit.find("[name=beats]").uncheck();
        visit.find("#sheet").evaluate("sheet => { sheet.scrollLeft = 0; }");
        settle();
        String address = "/recordings/" + id + "/trace.svg?form=" + form.replace("+", "%2B") + "&order=" + order
                + "&speed=" + speed + "&gain=" + gain;
        double overlap = ((Number) visit.page().evaluate(OVERLAP, address)).doubleValue();
        assertThat(overlap).isGreaterThan(0.95);
    }

    @Test
    void turnsAvrUpsideDownInTheOrderOfCabreraAndSaysSo() {
        UUID id = seeds.bigeminy("Cabrera", minutesAgo(9));
        visit.as("cardiologist").open(id);
        String svg = visit.context()
                .request()
                .get("/recordings/" + id + "/trace.svg?order=cabrera")
                .text();
        assertThat(svg).contains("data-lead=\"\u2212aVR\"").doesNotContain("data-lead=\"aVR\"");
        assertThat(svg.indexOf(">aVL<")).isLessThan(svg.indexOf(">I<"));
    }

    @Test
    void refusesADrawingThatCannotBe() {
        UUID id = seeds.squareWave("Odd", minutesAgo(9));
        visit.as("cardiologist");
        for (String odd : List.of("form=7x3", "speed=26", "gain=-1", "from=NaN", "from=-1", "rhythm=V99", "order=x")) {
            assertThat(visit.context()
                            .request()
                            .get("/recordings/" + id + "/trace.svg?" + odd)
                            .status())
                    .as(odd)
                    .isEqualTo(400);
        }
    }

    @Test
    void offersNoFormThatTheRecordingHasNotTheLeadsFor() {
        visit.as("cardiologist")
                .open(seeds.sinus("Few", Duration.ofSeconds(12), EnumSet.of(LeadName.I, LeadName.II), minutesAgo(3)));
        assertThat(visit.find("[name=form]").isVisible()).isFalse();
        assertThat(visit.find("[name=order]").isVisible()).isFalse();
        visit.press("l", "o", "r");
        settle();
        assertThat(visit.find("[name=form]").inputValue()).isEqualTo("rows");
        assertThat(visit.scriptErrors()).isEmpty();
    }

    @Test
    void showsTheStripOfAnyLead() {
        visit.as("cardiologist").open(seeds.bigeminy("Strip", minutesAgo(9)));
        assertThat(visit.find("[name=rhythm]").isVisible()).isFalse();
        choose("form", "3x4+1");
        settle();
        SheetPixels two = new SheetPixels(visit.page());
        choose("rhythm", "V1");
        settle();
        SheetPixels one = new SheetPixels(visit.page());
        // the strip alone has changed, and V1 points the other way
        assertThat(one.count('T')).isNotEqualTo(two.count('T'));
    }

    @Test
    void writesBesideTheScaleWhatTheTraceWasPutThroughAndKeepsNoFilterForTheNextRecording() {
        UUID id = seeds.squareWave("Filtered", minutesAgo(9));
        visit.as("cardiologist").open(id);
        double recorded = onlyLine();
        choose("filter", "band");
        settle();
        double filtered = onlyLine();
        // the band leaves no offset: what jumped from 0 to 1 mV jumps around the zero line
        assertThat(filtered - recorded).isCloseTo(5 * NOMINAL_PX_PER_MM, within(4.0));
        choose("filter", "both");
        settle();
        assertThat(lines()).hasSize(2);
        visit.open(id);
        assertThat(visit.find("[name=filter]").inputValue()).isEqualTo("none");
        assertThat(onlyLine()).isCloseTo(recorded, within(0.5));
    }

    private double onlyLine() {
        assertThat(lines()).hasSize(1);
        return lines().get(0);
    }

    /** Heights at which a trace crosses 1.75 s, where a plateau of 1 mV was recorded. */
    private List<Double> lines() {
        SheetPixels sheet = new SheetPixels(visit.page());
        int x = (int) ((20 + 1.75 * 25) * NOMINAL_PX_PER_MM);
        return sheet.levels(x, "T").stream()
                .filter(y -> y < sheet.height() - 24)
                .toList();
    }

    @Test
    void drawsTrueMillimetresOnceTheScreenWasMeasuredWithABankCard() {
        UUID id = seeds.squareWave("Card", minutesAgo(9));
        visit.as("cardiologist").open(id);
        assertThat(pxPerMm()).isCloseTo(NOMINAL_PX_PER_MM, within(1e-6));
        visit.press("M");
        visit.find("input[name=card]").fill("428");
        assertThat(((Number) visit.find("[data-card]").evaluate("card => card.getBoundingClientRect().width"))
                        .doubleValue())
                .isCloseTo(428, within(0.5));
        visit.page().click("#screen-size >> text=Keep");
        settle();
        assertThat(pxPerMm()).isCloseTo(428 / 85.6, within(1e-6));
        visit.open(id);
        assertThat(pxPerMm()).isCloseTo(5, within(1e-6));
        assertThat(new SheetPixels(visit.page()).uprights((int) (2.5 * 5), "G"))
                .satisfies(heavy -> assertThat(heavy.get(9) - heavy.get(1)).isCloseTo(8 * 25, within(1.5)));
        visit.press("M");
        visit.page().click("#screen-size >> text=As the browser assumes");
        settle();
        assertThat(pxPerMm()).isCloseTo(NOMINAL_PX_PER_MM, within(1e-6));
    }

    @Test
    void showsTheRateFromBeatToBeatOfALongRecordingAndTurnsItsPages() {
        visit.as("cardiologist")
                .open(seeds.sinus("Long", Duration.ofMinutes(2), EnumSet.of(LeadName.II, LeadName.V1), minutesAgo(3)));
        assertThat(visit.find("#overview").isVisible()).isTrue();
        Map<?, ?> inked = (Map<?, ?>)
                visit.find("#overview")
                        .evaluate(
                                "strip => { const c = strip.getContext('2d'); const h = strip.height; const count = (y, n) => {"
                                        + " const { data } = c.getImageData(strip.width / 2, y, strip.width / 2, n); let dark = 0;"
                                        + " for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 90 && data[i] < 150) dark++;"
                                        + " return dark; }; return { beats: count(0, h * 0.45), rates: count(h * 0.52, h * 0.45) }; }");
        assertThat(((Number) inked.get("beats")).intValue()).isGreaterThan(100);
        assertThat(((Number) inked.get("rates")).intValue()).isGreaterThan(50);
        visit.press("PageDown");
        settle();
        assertThat(scrolled()).isGreaterThan(500);
    }

    @Test
    void opensALongRecordingAtItsCalibrationPulseAndStaysWhereTheReaderIsWhenALayerIsSwitched() {
        visit.as("cardiologist")
                .open(seeds.sinus("Still", Duration.ofMinutes(1), EnumSet.of(LeadName.II, LeadName.V1), minutesAgo(3)));
        assertThat(scrolled()).isZero();
        visit.press("w");
        settle();
        assertThat(scrolled()).isZero();
        visit.find("#sheet").evaluate("sheet => { sheet.scrollLeft = 30; }");
        settle();
        visit.press("w");
        settle();
        assertThat(scrolled()).isCloseTo(30, within(1.0));
        visit.find("#sheet").evaluate("sheet => { sheet.scrollLeft = sheet.scrollWidth; }");
        settle();
        double end = scrolled();
        visit.press("w");
        settle();
        assertThat(scrolled()).isCloseTo(end, within(1.0));
    }

    private double scrolled() {
        return ((Number) visit.find("#sheet").evaluate("sheet => sheet.scrollLeft")).doubleValue();
    }

    private double pxPerMm() {
        return Double.parseDouble(visit.find("#sheet").getAttribute("data-px-per-mm"));
    }

    private void choose(String name, String value) {
        visit.find("#sheet-controls [name=" + name + "]").selectOption(new SelectOption().setValue(value));
    }

    /** Waits for the frame in which the last change is drawn, and for the samples that it needs. */
    private void settle() {
        visit.page().evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        visit.awaitTrace();
        visit.page().evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    }
}
