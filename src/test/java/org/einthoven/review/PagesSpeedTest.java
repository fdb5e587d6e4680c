package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.LeadName;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Measures the pages in Chromium as a reader would feel them and writes {@code docs/evaluation/pages.json}; only with
 * {@code -Deinthoven.write}, since figures of a busy machine are no reason to fail a build.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PagesSpeedTest extends BrowserTest {
    private static final Path RESULT = Path.of("docs/evaluation/pages.json");
    private static final int TURNS = 15;
    private static final int MANY = 100_000;

    /** Notes how long each drawing takes, and when the trace was first on the screen. */
    private static final String WATCH =
            """
            window.ask = window.requestAnimationFrame.bind(window);
            window.drawn = [];
            window.requestAnimationFrame = (draw) => ask((time) => {
              const start = performance.now();
              draw(time);
              window.drawn.push(performance.now() - start);
            });
            new MutationObserver(() => {
              if (!window.firstTrace && document.querySelector('#sheet[data-drawn=trace]')) {
                window.firstTrace = performance.now();
              }
            }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-drawn'] });
            """;

    /** Scrolls by a third of an inch a frame and returns the length of each frame and of each drawing. */
    private static final String SCROLL =
            """
            async () => {
              const sheet = document.getElementById('sheet');
              const frame = () => new Promise((next) => ask(next));
              window.drawn.length = 0;
              const frames = [];
              let last = await frame();
              for (let i = 0; i < 300; i++) {
                sheet.scrollLeft += 32;
                const now = await frame();
                frames.push(now - last);
                last = now;
              }
              return { frames, drawings: window.drawn };
            }
            """;

    /** Presses a key and returns after how long the frame with its effect was made. */
    private static final String ZOOM =
            """
            async () => {
              const delays = [];
              for (const key of ['+', '-', '>', '<', 'G', 'g'].flatMap((key) => [key, key, key])) {
                const start = performance.now();
                document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
                await new Promise((next) => ask(() => setTimeout(next)));
                delays.push(performance.now() - start);
              }
              return delays;
            }
            """;

    /** Bytes that came for a recording's page but for its samples and for what is fetched ahead. */
    private static final String WEIGHT =
            """
            (id) => performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
              .filter(({ name }) => (name.includes(id) || name.includes('/static/')) && !name.includes('/waveform'))
              .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
            """;

    @Test
    void writesHowFastThePagesAre() throws IOException {
        Assumptions.assumeTrue(
                System.getProperty("einthoven.write") != null, "figures are written with -Deinthoven.write");
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("command", "mvn test -Dtest=PagesSpeedTest -Deinthoven.write=1");
        visit.as("cardiologist");
        visit.context().addInitScript(WATCH);
        figures.put("browser", "Chromium " + chromium.browser().version() + ", no GPU, 1700 x 900");
        figures.put("processors", Runtime.getRuntime().availableProcessors());
        figures.put("tenSecondsTwelveLeads", tenSeconds());
        figures.put("halfAnHourTwoLeads", halfAnHour());
        figures.put("worklistOf100000", worklist());
        figures.put(
                "loadAverage",
                Math.round(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() * 10) / 10.0);
        Files.writeString(
                RESULT, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n");
        assertThat(visit.scriptErrors()).isEmpty();
    }

    private Map<String, Object> tenSeconds() {
        List<Double> opened = new ArrayList<>();
        List<Double> next = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            seeds.bigeminy("Speed " + i, minutesAgo(5));
        }
        UUID first = seeds.bigeminy("Speed", minutesAgo(5));
        for (int i = 0; i < TURNS; i++) {
            visit.open(first);
            opened.add(number("() => window.firstTrace"));
        }
        double kilobytes = ((Number) visit.page().evaluate(WEIGHT, first.toString())).doubleValue() / 1000;
        for (int i = 0; i < TURNS; i++) {
            visit.page().waitForSelector("[data-next-link][data-ready=true]");
            next.add(
                    number(
                            """
                    () => new Promise((resolve) => {
                      const before = document.querySelector('#sheet');
                      const start = performance.now();
                      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }));
                      const look = () => {
                        const now = document.querySelector('#sheet');
                        if (now !== before && now.dataset.drawn === 'trace') resolve(performance.now() - start);
                        else ask(look);
                      };
                      ask(look);
                    })
                    """));
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("openToTraceMs", quantiles(opened));
        figures.put("nextKeyToTraceMs", quantiles(next));
        figures.put("weightWithoutWaveformKb", rounded(kilobytes));
        return figures;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> halfAnHour() {
        visit.open(seeds.sinus(
                "Half an hour", Duration.ofMinutes(30), EnumSet.of(LeadName.II, LeadName.V1), minutesAgo(50)));
        Map<String, List<Number>> scrolled =
                (Map<String, List<Number>>) visit.page().evaluate(SCROLL);
        List<Double> delays = doubles((List<Number>) visit.page().evaluate(ZOOM));
        List<Double> frames = doubles(scrolled.get("frames"));
        double total = frames.stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("framesPerSecond", rounded(1000 * frames.size() / total));
        figures.put("frameMs", quantiles(frames));
        figures.put("drawingMs", quantiles(doubles(scrolled.get("drawings"))));
        figures.put("keyToFrameMs", quantiles(delays));
        return figures;
    }

    private Map<String, Object> worklist() {
        seeds.copies(seeds.found("Many", minutesAgo(5), FindingCode.LONG_PR), MANY);
        List<Double> opened = new ArrayList<>();
        for (int i = 0; i < TURNS; i++) {
            visit.page().navigate("/");
            opened.add(number("() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"));
        }
        assertThat(visit.find("nav.pages span").innerText()).contains("of more than 10000");
        return Map.of("openMs", quantiles(opened));
    }

    private double number(String expression) {
        return ((Number) visit.page().evaluate(expression)).doubleValue();
    }

    private static List<Double> doubles(List<Number> numbers) {
        return numbers.stream().map(Number::doubleValue).toList();
    }

    private static Map<String, Double> quantiles(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        Map<String, Double> quantiles = new LinkedHashMap<>();
        quantiles.put("p50", rounded(sorted.get(sorted.size() / 2)));
        quantiles.put("p95", rounded(sorted.get((int) (sorted.size() * 0.95))));
        return quantiles;
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
