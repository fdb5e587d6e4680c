package org.einthoven.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.einthoven.archive.OwnReadings;
import org.einthoven.archive.ReaderChoices;
import org.einthoven.archive.ReaderChoices.Choice;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.Veil;
import org.junit.jupiter.api.AfterEach;

/** What the tests of reading by oneself first share: the choice, what is veiled, and what is refused. */
abstract class ReadFirstPages extends BrowserTest {
    @Inject
    ReaderChoices choices;

    @Inject
    Recordings recordings;

    @Inject
    OwnReadings own;

    @Inject
    Veil veil;

    @Inject
    EntityManager entities;

    @AfterEach
    void seeAgain() {
        choices.keep("cardiologist", new Choice(false, null));
    }

    void readFirst() {
        visit.as("cardiologist").page().navigate("/me");
        visit.find("input[name=blind]").check();
        visit.page()
                .waitForResponse(
                        answer -> answer.url().endsWith("/me")
                                && answer.request().method().equals("GET"),
                        () -> visit.page().click("text=Keep"));
        visit.page().waitForLoadState();
        assertThat(visit.find("input[name=blind]")).isChecked();
    }

    boolean isVeiled(UUID id, String reader) {
        return veil.isOver(recordings.find(id).orElseThrow(), reader);
    }

    void refusesAReadingOfOnesOwn(PageSession reader, io.restassured.response.Response shown, UUID id) {
        io.restassured.response.Response refused =
                reader.form(shown).formParam("own", "LONG_QTC").post("/recordings/" + id + "/own");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("Nothing was kept");
        assertThat(own.of(id, "cardiologist"))
                .as("what was read after the machine's is no reading of one's own")
                .isEmpty();
        assertThat(said(id)).as("events of what was not kept").isZero();
    }

    /** How often the trail says that somebody read it by themselves. */
    int said(UUID id) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        (Number) entities.createNativeQuery("select count(*) from audit_event where outcome = 'SUCCESS'"
                                        + " and entity_type = 'OwnReading' and entity_id = :id")
                                .setParameter("id", id.toString())
                                .getSingleResult())
                .intValue();
    }

    static Map<String, String> files(byte[] zip) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), new String(entries.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
