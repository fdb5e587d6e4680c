package org.einthoven.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.einthoven.TestDatabase;
import org.einthoven.monitoring.Monitor;
import org.einthoven.monitoring.MonitoringMetrics;
import org.junit.jupiter.api.Test;

/** From a reading that a cardiologist signs on the page to what an administrator and Prometheus see of it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MonitoringPagesTest extends BrowserTest {
    @Inject
    Monitor monitor;

    @Inject
    MonitoringMetrics metrics;

    @Inject
    EntityManager entities;

    @Test
    void showsWhatWasSignedToAdministratorsAlone() throws IOException {
        UUID id = seeds.bigeminy("Monitored", minutesAgo(1));
        visit.as("cardiologist").open(id);
        visit.find("li.finding:has([data-finding=" + Seeds.ECTOPY + "]) input[value=CONFIRMED]")
                .check();
        visit.find("li.finding:has([data-finding=" + Seeds.LONG_PR + "]) input[value=REJECTED]")
                .check();
        visit.page().click("text=Review and sign");
        visit.page().waitForURL("**/sign");
        visit.page().click("main button:text-is('Sign')");
        visit.awaitTrace();
        assertThat(visit.page().navigate("/monitoring").status()).isEqualTo(403);
        assertThat(visit.page().navigate("/monitoring/overrides").status()).isEqualTo(403);
        assertThat(visit.page().navigate("/monitoring/reports/so-far.pdf").status())
                .isEqualTo(403);
        monitor.round();
        metrics.refresh();
        try (Visit admin = Visit.of(chromium, server).as("admin")) {
            admin.page().click("nav a[href='/monitoring']");
            assertThat(admin.texts("h1")).containsExactly("Monitoring");
            assertThat(Integer.parseInt(admin.texts(".tally dd").get(0))).isPositive();
            assertThat(admin.find(".plot path.line").count()).isOne();

            admin.page().click("text=Performance");
            assertThat(row(admin, "#shown", "Ventricular ectopic beats"))
                    .containsText(Pattern.compile("\\d\\.\\d % \\["));
            assertThat(row(admin, "#shown", "Long PR interval")).containsText(Pattern.compile("\\d\\.\\d % \\["));
            row(admin, "#shown", "Ventricular ectopic beats").locator("a").click();
            assertThat(admin.texts("h3")).startsWith("Sex", "Age", "Device", "Models");
            assertThat(admin.texts("section:has(#groups) th[scope=row]"))
                    .anySatisfy(group -> assertThat(group).startsWith("70 to 79 years"))
                    .anySatisfy(group -> assertThat(group).startsWith("Cart 7, cardiology"))
                    .anySatisfy(group -> assertThat(group).startsWith("beat 1"));

            admin.page().click("text=Overrides");
            assertThat(row(admin, "#readers", "cardiologist")).isVisible();
            assertThat(row(admin, "#findings", "Long PR interval")).containsText("[");
            assertThat(admin.find("main").innerText()).doesNotContain("Monitored");

            APIResponse pdf = admin.context().request().get("/monitoring/reports/so-far.pdf");
            assertThat(pdf.headers()).containsEntry("content-type", "application/pdf");
            assertThat(text(pdf.body()))
                    .contains("Ventricular ectopic beats", "Volume and latency", "beat 1")
                    .doesNotContain("Monitored", "cardiologist");
            assertThat(admin.context()
                            .request()
                            .get("/monitoring/reports/1999-01.pdf")
                            .status())
                    .isEqualTo(404);

            String prometheus = admin.context().request().get("/q/metrics").text();
            assertThat(prometheus)
                    .contains("einthoven_finding_share{finding=\"ventricular-ectopy\"")
                    .contains("einthoven_drift_alarms_open")
                    .doesNotContain(id.toString());
        }
    }

    @Test
    void asksForAReasonWhereAnAlarmIsAcknowledged() {
        UUID alarm = UUID.randomUUID();
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "insert into drift_alarm (id, series, raised_at, raised_on, since,"
                                + " before_value, after_value) values (:id, 'finding:long-qtc', now(), :day, :day, .1, .2)")
                .setParameter("id", alarm)
                .setParameter("day", day)
                .executeUpdate());
        visit.as("admin").page().navigate("/monitoring");
        Locator open = visit.find(".alarm:has-text('Long QTc')");
        assertThat(open).containsText("before 10.0 %, since then 20.0 %");
        open.locator("button").click();
        assertThat(open).isVisible();
        open.locator("input[name=why]").fill("new <b>referring</b> clinic");
        open.locator("button").click();
        assertThat(visit.find(".alarm:has-text('Long QTc')")).hasCount(0);
        visit.page().click("details summary");
        assertThat(visit.find("details tr:has-text('Long QTc')")).containsText("new <b>referring</b> clinic");
        assertThat(seeds.audited(alarm.toString())).containsExactly("UPDATE DriftAlarm");
        visit.page().navigate("/monitoring/series?name=finding:long-qtc");
        assertThat(visit.texts(".notice")).singleElement().asString().contains("admin", "referring");
        assertThat(visit.page().navigate("/monitoring/series?name=select").status())
                .isEqualTo(404);
    }

    @Test
    void speaksGerman() {
        try (BrowserContext german = chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale("de-DE").setBaseURL(server.toString()))) {
            var page = german.newPage();
            page.navigate("/login");
            page.fill("#user", "admin");
            page.fill("#password", "admin");
            page.keyboard().press("Enter");
            page.waitForURL("**/models");
            page.navigate("/monitoring/performance");
            assertThat(page.locator("h1")).hasText("Leistung");
            assertThat(page.locator("main")).containsText("Diese Zahlen schmeicheln");
        }
    }

    private static Locator row(Visit admin, String heading, String name) {
        return admin.find("section:has(" + heading + ") tr:has(th:has-text('" + name + "'))")
                .first();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
